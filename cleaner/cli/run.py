"""A run as the command does it: set up from the options, watched, told of in the end."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from cleaner.batch.inputs import RECORD_FORMATS, Selection, shown
from cleaner.batch.options import Options
from cleaner.batch.outputs import FullDiskError
from cleaner.batch.records.fields import Fields
from cleaner.batch.runner import Run
from cleaner.cli.clean_options import CleanOptions, refuse
from cleaner.cli.options import processors
from cleaner.cli.printing import say
from cleaner.cli.stopping import STOPPED, stopping
from cleaner.cli.watching import RunWatcher, logging_to
from cleaner.errors import InputError, SettingError

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaner

ALL_DONE, SOME_FAILED = 0, 1


def do_run(cleaner: Cleaner, inputs: tuple[str, ...], options: CleanOptions, of_records: set[str]) -> int:
    """Do a run, or tell what it would do; returns the exit status.

    Without an output folder the inputs are records from standard input, and printed. `of_records`
    are the options given that need records to have a meaning.
    """
    with ExitStack() as stack:
        names, out = inputs, options.out
        if inputs == ("-",):
            names = (str(stack.enter_context(_standard_input(options.records, options.max_bytes))),)
        if out is None:
            out = Path(stack.enter_context(TemporaryDirectory(prefix="cleaner-"))) / "out"
        watcher = RunWatcher()
        run = _made(cleaner, names, out, options, watcher)
        if of_records and not any(planned.file.format in RECORD_FORMATS for planned in run.plan()):
            refuse(of_records, "for records, and no input holds any")
        if options.dry_run:
            return _tell(run)
        if options.summary_json is not None:
            _write(options.summary_json, b"")  # which may fail, and should before the run
        status = _run(run, watcher, inputs, options)
        if options.report:
            _write_report(Path(out))
        if options.out is None:
            _print_records(Path(out))
        return status


def _made(
    cleaner: Cleaner, inputs: tuple[str, ...], out: Path | str, options: CleanOptions, watcher: RunWatcher
) -> Run:
    if options.engine == "local":
        return Run(cleaner, inputs, Path(out), run_options(options), watcher)
    from cleaner.batch.cluster import ClusterRun

    return ClusterRun(cleaner, inputs, out, run_options(options), watcher, options.address, options.split)


def _write_report(out: Path) -> None:
    from cleaner.reports.page.run_report import write_report

    say(f"report in {write_report(out)}", err=True)


def _print_records(out: Path) -> None:
    for path in sorted((out / "records").glob("*")):
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)


def run_options(options: CleanOptions) -> Options:
    """The command's options -> the run's."""
    return Options(
        jobs=options.jobs or processors(),
        timeout=options.timeout,
        max_bytes=options.max_bytes,
        encoding=options.encoding,
        selection=Selection(options.include, options.exclude, options.follow_links),
        limit=options.limit,
        sample=options.sample,
        fields=Fields(
            options.text_field,
            options.html_field,
            options.url_field,
            options.id_field,
            options.prefix,
            drop_source=options.drop_source,
        ),
        format=options.format,
        markdown=options.body_as == "markdown",
        metadata=options.metadata,
        only_kept=options.only_kept,
        fresh=options.fresh,
        prune=options.prune,
    )


@contextmanager
def _standard_input(records: str | None, max_bytes: int) -> Iterator[Path]:
    """Standard input as a file, so that it can be read like any other.

    Of a document no more is read than tells that it is too long.
    """
    with TemporaryDirectory(prefix="cleaner-") as folder:
        path = Path(folder) / (f"stdin.{records}" if records else "stdin")
        try:
            with path.open("wb") as file:
                if records:
                    shutil.copyfileobj(sys.stdin.buffer, file)
                else:
                    file.write(sys.stdin.buffer.read(max_bytes + 1))
        except OSError as error:
            raise InputError(f"standard input cannot be read: {error.strerror}") from None
        yield path


def _run(run: Run, watcher: RunWatcher, inputs: tuple[str, ...], options: CleanOptions) -> int:
    size = run.size()
    with ExitStack() as stack:
        if sys.stderr.isatty() and not options.quiet:
            from cleaner.reports.progress import ProgressBar

            watcher.bar = stack.enter_context(ProgressBar(size.bytes, size.documents))
        stack.enter_context(logging_to(options.log, options.verbose))
        began = time.perf_counter()
        error = _start(run)
    return _report(run, inputs, options, error, time.perf_counter() - began)


def _tell(run: Run) -> int:
    """Print what a run would read and write."""
    files = size = 0
    for planned in run.plan():
        say(f"{shown(planned.file.name)} -> {', '.join(map(shown, planned.outputs))}")
        files, size = files + 1, size + planned.file.size
    say(f"{files:,} input{'' if files == 1 else 's'}, {size:,} bytes; nothing was written")
    return ALL_DONE


def _start(run: Run) -> str | None:
    """Do the run; returns what broke it off, None for nothing."""
    try:
        with stopping(run):
            run.start()
    except FullDiskError as error:
        return str(error)
    except KeyboardInterrupt:  # the second Ctrl-C; the manifest is whole all the same
        return None
    return None


def _report(
    run: Run, inputs: tuple[str, ...], options: CleanOptions, error: str | None, seconds: float
) -> int:
    """Tell how the run went; returns the exit status."""
    totals = run.totals
    if not options.quiet:
        from cleaner.reports.terminal import print_totals

        print_totals(totals, seconds, options.out)
        if not (totals.documents or run.stopped or error or options.limit == 0):
            say(f"no documents found in {', '.join(map(shown, inputs))}", err=True)
    lost = options.strict and (totals.emptied or totals.reduced)
    status = SOME_FAILED if error or totals.failed or lost else ALL_DONE
    if run.stopped and error is None:
        status = STOPPED
        say("stopped; the same command goes on from here", err=True)
    if error is not None:
        say(f"Error: {error}", err=True)
    if options.summary_json is not None:
        ended = {"seconds": round(seconds, 3), "stopped": run.stopped, "error": error, "exit": status}
        summary = msgspec.json.encode({**msgspec.to_builtins(totals), **ended})
        _write(options.summary_json, msgspec.json.format(summary) + b"\n")
    return status


def _write(path: Path, summary: bytes) -> None:
    try:
        path.write_bytes(summary)
    except OSError as error:
        raise SettingError(f"cannot write the summary to {path}: {error.strerror}") from None
