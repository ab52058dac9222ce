"""`cleaner clean`: one document to standard output, or a whole run into a folder."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.cli.config import with_config
from cleaner.cli.options import Encoding, cleaner_options, make_cleaner
from cleaner.cli.printing import say
from cleaner.errors import InputError, SettingError

if TYPE_CHECKING:
    from cleaner.batch.runner import Options, Run
    from cleaner.cleaning import Cleaner

ALL_DONE, SOME_FAILED, STOPPED = 0, 1, 130


@dataclass(frozen=True)
class Given:
    """The command's options, as the command line and the config file give them."""

    out: Path | None
    rules: tuple[str, ...]
    keep: tuple[str, ...]
    site: str | None
    jobs: int | None
    as_json: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    limit: int | None
    sample: float | None
    encoding: str | None
    timeout: float
    max_bytes: int
    text_field: str | None
    html_field: str | None
    url_field: str
    id_field: str
    prefix: str
    format: str | None
    fresh: bool
    dry_run: bool
    summary_json: Path | None
    log: Path | None
    quiet: bool
    verbose: bool


_PATH = click.Path(path_type=Path)


@click.command("clean")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=_PATH, help="Write a run's outputs here.")
@cleaner_options
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Worker processes; one a processor.")
@click.option("--json", "as_json", is_flag=True, help="Print one document's whole result as JSON.")
@click.option("--include", metavar="GLOB", multiple=True, help="Only files of a folder that match.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="No files that match.")
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
    "--text-field", metavar="NAME", help="The field of records that holds text.  [default: text, content]"
)
@click.option("--html-field", metavar="NAME", help="The field of records that holds HTML.  [default: html]")
@click.option(
    "--url-field", metavar="NAME", default="url", show_default=True, help="Their field with the url."
)
@click.option("--id-field", metavar="NAME", default="id", show_default=True, help="Their field with an id.")
@click.option("--prefix", metavar="TEXT", default="", help="Put this before the names of added fields.")
@click.option(
    "--format",
    type=click.Choice(["jsonl", "parquet"]),
    help="Write all records so.  [default: as they were read]",
)
@click.option("--fresh", is_flag=True, help="Forget what earlier runs did, and remove their outputs.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be read and written.")
@click.option("--summary-json", metavar="FILE", type=_PATH, help="Write the run's figures here.")
@click.option("--log", metavar="FILE", type=_PATH, help="Append a line on each document to this file.")
@click.option(
    "--config", metavar="FILE", type=_PATH, help="Options file.  [default: cleaner.toml beside the data]"
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print a line on each document.")
@click.pass_context
def command(ctx: click.Context, /, inputs: tuple[str, ...], config: Path | None, **given: Any) -> None:
    """Separate the body of each INPUT from everything else.

    An INPUT is a folder, a file, a glob, or - for standard input. One document is printed; with
    --out, DIR gets text/ and removed/ for documents, records/ for record files (.jsonl, .csv,
    .parquet, .warc), and manifest.jsonl, by which the same command goes on where it was stopped.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage, 130 stopped.
    """
    options = Given(**with_config(ctx, command, config, inputs, given))
    cleaner = make_cleaner(options.rules, options.keep, options.site)
    if options.out is None:
        ctx.exit(_print_one(cleaner, inputs, options))
    if options.as_json:
        raise SettingError(
            "--json prints one document's result; with --out, read removed/ and manifest.jsonl"
        )
    ctx.exit(_run(cleaner, inputs, options.out, options))


def _print_one(cleaner: Cleaner, inputs: tuple[str, ...], options: Given) -> int:
    """Print one document's body, or its whole result; returns the exit status."""
    from cleaner.batch.inputs import RECORD_FORMATS, format_of, shown
    from cleaner.cli.single import read_single

    if len(inputs) > 1 or Path(inputs[0]).is_dir() or format_of(inputs[0])[0] in RECORD_FORMATS:
        raise SettingError("folders, record files and more than one input need --out DIR for their outputs")
    if inputs[0] != "-" and not Path(inputs[0]).exists():
        raise InputError(f"there is no file {shown(inputs[0])}")
    try:
        content, kind = read_single(inputs[0], options.encoding, options.max_bytes)
    except InputError as error:
        say(f"Error: {error}", err=True)
        return SOME_FAILED
    result = cleaner.clean(content, kind=kind)
    text = result.to_json() if options.as_json else result.text
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    if text and not text.endswith("\n"):
        sys.stdout.buffer.write(b"\n")
    return ALL_DONE


def _run(cleaner: Cleaner, inputs: tuple[str, ...], out: Path, options: Given) -> int:
    """Do the run, or tell what it would do; returns the exit status."""
    from cleaner.batch.runner import Run
    from cleaner.cli.watching import RunWatcher, logging_to

    watcher = RunWatcher()
    run = Run(cleaner, inputs, out, _run_options(options), watcher)
    if options.dry_run:
        return _tell(run)
    size = run.size()
    with ExitStack() as stack:
        stack.enter_context(logging_to(options.log, options.verbose))
        if sys.stderr.isatty() and not options.quiet:
            from cleaner.reports.terminal import ProgressBar

            watcher.bar = stack.enter_context(ProgressBar(size))
        error = _start(run)
    return _report(run, inputs, options, error)


def _run_options(options: Given) -> Options:
    from cleaner.batch.inputs import Selection
    from cleaner.batch.records.fields import Fields
    from cleaner.batch.runner import Options

    return Options(
        jobs=options.jobs or _processors(),
        timeout=options.timeout,
        max_bytes=options.max_bytes,
        encoding=options.encoding,
        selection=Selection(options.include, options.exclude),
        limit=options.limit,
        sample=options.sample,
        fields=Fields(
            options.text_field, options.html_field, options.url_field, options.id_field, options.prefix
        ),
        format=options.format,
        fresh=options.fresh,
    )


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _tell(run: Run) -> int:
    """Print what a run would read and write."""
    from cleaner.batch.inputs import shown

    files = 0
    for planned in run.plan():
        say(f"{shown(planned.file.name)} -> {', '.join(map(shown, planned.outputs))}")
        files += 1
    say(f"{files} inputs, {run.size()} bytes; nothing was written")
    return ALL_DONE


def _start(run: Run) -> str | None:
    """Do the run; returns what broke it off, None for nothing."""
    from cleaner.batch.outputs import FullDiskError
    from cleaner.cli.watching import stopping

    try:
        with stopping(run):
            run.start()
    except FullDiskError as error:
        return str(error)
    except KeyboardInterrupt:  # the second Ctrl-C; the manifest is whole all the same
        return None
    return None


def _report(run: Run, inputs: tuple[str, ...], options: Given, error: str | None) -> int:
    """Tell how the run went; returns the exit status."""
    import msgspec

    from cleaner.batch.inputs import shown
    from cleaner.reports.terminal import print_totals

    if not options.quiet:
        print_totals(run.totals)
        if not run.totals.documents and not run.stopped and error is None:
            say(f"no documents found in {', '.join(map(shown, inputs))}", err=True)
    status = SOME_FAILED if error or run.totals.failed else ALL_DONE
    if run.stopped and error is None:
        status = STOPPED
        say("stopped; the same command goes on from here", err=True)
    if error is not None:
        say(f"Error: {error}", err=True)
    if options.summary_json is not None:
        summary = {**msgspec.to_builtins(run.totals), "stopped": run.stopped, "error": error, "exit": status}
        _write_summary(options.summary_json, msgspec.json.format(msgspec.json.encode(summary)) + b"\n")
    return status


def _write_summary(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise SettingError(f"cannot write the summary to {path}: {error.strerror}") from None
