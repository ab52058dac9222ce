"""`cleaner clean`: one document to standard output, or a whole run into a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.cli.options import cleaner_options, make_cleaner
from cleaner.errors import InputError, SettingError

ALL_DONE, SOME_FAILED, STOPPED = 0, 1, 130

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaner


@click.command("clean")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", metavar="DIR", type=click.Path(path_type=Path), help="Write a run's outputs here.")
@cleaner_options
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Worker processes; one a processor.")
@click.option("--json", "as_json", is_flag=True, help="Print one document's whole result as JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    out: Path | None,
    rules: tuple[str, ...],
    keep: tuple[str, ...],
    site: str | None,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Separate the body of each INPUT from everything else.

    An INPUT is a folder, a file, a glob, or - for standard input. One document is printed;
    with --out, DIR gets text/, removed/ and manifest.jsonl.
    """
    cleaner = make_cleaner(rules, keep, site)
    if out is None:
        ctx.exit(_print_one(cleaner, inputs, as_json))
    elif as_json:
        raise SettingError(
            "--json prints one document's result; with --out, read removed/ and manifest.jsonl"
        )
    else:
        ctx.exit(_run(cleaner, inputs, out, jobs))


def _print_one(cleaner: Cleaner, inputs: tuple[str, ...], as_json: bool) -> int:
    """Print one document's body, or its whole result; returns the exit status."""
    from cleaner.batch.documents import MAX_BYTES
    from cleaner.batch.inputs import shown
    from cleaner.cli.single import read_single

    if len(inputs) > 1 or Path(inputs[0]).is_dir():
        raise SettingError("a folder, or more than one input, needs --out DIR for its outputs")
    if inputs[0] != "-" and not Path(inputs[0]).exists():
        raise InputError(f"there is no file {shown(inputs[0])}")
    try:
        content, kind = read_single(inputs[0], None, MAX_BYTES)
    except InputError as error:
        click.echo(f"Error: {error}", err=True)
        return SOME_FAILED
    result = cleaner.clean(content, kind=kind)
    text = result.to_json() if as_json else result.text
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    if text and not text.endswith("\n"):
        sys.stdout.buffer.write(b"\n")
    return ALL_DONE


def _run(cleaner: Cleaner, inputs: tuple[str, ...], out: Path, jobs: int | None) -> int:
    """Do the run; returns the exit status."""
    from cleaner.batch.inputs import shown
    from cleaner.batch.outputs import FullDiskError
    from cleaner.batch.runner import Options, Run
    from cleaner.cli.watching import watched
    from cleaner.reports.terminal import print_totals

    run = Run(cleaner, inputs, out, Options(jobs=jobs or os.cpu_count() or 1))
    try:
        with watched(run) as watcher:
            totals = run.start(watcher)
    except FullDiskError as error:
        click.echo(f"Error: {error}", err=True)
        return SOME_FAILED
    if not totals.documents and not run.stopped:
        click.echo(f"no documents found in {', '.join(map(shown, inputs))}", err=True)
    print_totals(totals)
    if run.stopped:
        click.echo("stopped; the same command goes on from here", err=True)
        return STOPPED
    return SOME_FAILED if totals.failed else ALL_DONE
