"""`cleaner clean`: one document to standard output, or a whole run into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cleaner.cli.clean_options import (
    OF_RECORDS,
    CleanOptions,
    check_effective,
    check_standard_input,
    check_urls,
)
from cleaner.cli.config import with_config
from cleaner.cli.options import Encoding, Place, cleaner_options, jobs_option, make_cleaner

_PATH = click.Path(path_type=Path)


@click.command("clean")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=Place(), help="Write a run's outputs here; may be a URL with Ray.")
@cleaner_options
@click.option("--url", metavar="URL", help="Where one document came from; chooses the site's rules.")
@click.option(
    "--as",
    "body_as",
    type=click.Choice(["text", "markdown"]),
    default="text",
    help="Write bodies so; markdown keeps the structure of pages.",
)
@click.option(
    "--metadata",
    is_flag=True,
    help="Write title, author, date, site, language, url and description too: "
    "into the manifest, into records, into --json.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one document's whole result as JSON.")
@jobs_option
@click.option("--include", metavar="GLOB", multiple=True, help="Only files of a folder that match.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="No files that match.")
@click.option("--follow-links", is_flag=True, help="Read files outside a folder that links in it lead to.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many documents.")
@click.option(
    "--sample",
    metavar="SHARE",
    type=click.FloatRange(0, 1, min_open=True),
    help="Only this share of the documents, the same on every run (0.01: one in a hundred).",
)
@click.option(
    "--encoding",
    metavar="NAME",
    type=Encoding(),
    help="Read all inputs so, instead of detecting each one's encoding.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=60.0,
    show_default=True,
    help="Give a document up after this long.",
)
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=1),
    default=16 * 1024 * 1024,
    show_default=True,
    help="Read no document that is longer.",
)
@click.option(
    "--records",
    type=click.Choice(["jsonl", "json", "csv", "parquet", "warc"]),
    help="What standard input holds, if it is records.",
)
@click.option(
    "--text-field", metavar="NAME", help="The field of records that holds text.  [default: text, content]"
)
@click.option("--html-field", metavar="NAME", help="The field of records that holds HTML.  [default: html]")
@click.option(
    "--url-field", metavar="NAME", default="url", show_default=True, help="Their field with the url."
)
@click.option("--id-field", metavar="NAME", default="id", show_default=True, help="Their field with an id.")
@click.option("--prefix", metavar="TEXT", default="", help="Put this before the names of added fields.")
@click.option("--drop-source", is_flag=True, help="Leave the field that was cleaned out of the records.")
@click.option(
    "--only-kept", is_flag=True, help="Leave out records of which no text is kept: failed, empty, emptied."
)
@click.option(
    "--format",
    type=click.Choice(["jsonl", "parquet"]),
    help="Write all records so.  [default: as they were read]",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="What cleans record files: processes of this machine, or a Ray cluster.",
)
@click.option("--address", metavar="ADDRESS", help="The Ray cluster's.  [default: one made here]")
@click.option(
    "--split",
    metavar="BYTES",
    type=click.IntRange(min=1),
    help="With Ray, clean larger files in parts of about so many bytes, each with an output of its own: "
    "Parquet by row groups, JSON lines by lines.",
)
@click.option("--fresh", is_flag=True, help="Forget what earlier runs did, and remove their outputs.")
@click.option(
    "--prune", is_flag=True, help="Remove what earlier runs wrote of inputs that are no longer there."
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be read and written.")
@click.option("--report", is_flag=True, help="Write a report to look at: DIR/report/index.html.")
@click.option(
    "--strict",
    is_flag=True,
    help="End with exit status 1 if a document came out empty or lost most of its running words.",
)
@click.option("--summary-json", metavar="FILE", type=_PATH, help="Write the run's figures here.")
@click.option("--log", metavar="FILE", type=_PATH, help="Append a line on each document to this file.")
@click.option(
    "--config",
    metavar="FILE",
    type=_PATH,
    help="Options file.  [default: cleaner.toml here and beside the data]",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no summary and no warnings, only errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print a line on each document.")
@click.pass_context
def command(ctx: click.Context, /, inputs: tuple[str, ...], config: Path | None, **given: Any) -> None:
    """Separate the body of each INPUT from everything else.

    An INPUT is a folder, a file, a glob, or - for standard input; with --engine ray also the URL of one
    (s3://, gs://, hdfs:// and what fsspec knows). One document is printed; with
    --out, DIR gets text/ and removed/ for documents, records/ for record files (.jsonl, .csv,
    .tsv, .parquet, .warc, .json with an array), and manifest.jsonl, by which the same command goes on
    where it was stopped.
    Records from standard input (--records) are printed too, or go to DIR.

    Options may stand in a cleaner.toml, or under [tool.cleaner] in pyproject.toml, in the folder
    that you work in. A cleaner.toml beside the data may only say how they are read and cleaned.

    \b
    cleaner clean article.txt
    cleaner clean page.html --as markdown --url https://ledger.example/news/bridge
    cleaner clean pages/ --out clean/ --keep caption --report
    cleaner clean pages.jsonl.gz --out clean/ --text-field body --metadata
    cat pages.jsonl | cleaner clean - --records jsonl > bodies.jsonl

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage, 130 stopped.
    """
    options = CleanOptions(**with_config(ctx, command, config, inputs, given))
    said = {name for name in given if ctx.get_parameter_source(name) == ParameterSource.COMMANDLINE}
    check_standard_input(inputs, options)
    check_urls(inputs, options)
    check_effective(said, options)
    cleaner = make_cleaner(options.rules, options.keep, options.site, options.drop)
    if options.out is None and options.records is None:
        from cleaner.cli.single import print_single

        ctx.exit(print_single(cleaner, inputs, options))
    from cleaner.cli.run import do_run

    ctx.exit(do_run(cleaner, inputs, options, said & OF_RECORDS))
