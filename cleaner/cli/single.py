"""One document that a command is about: read, cleaned, printed."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.batch.compression import read_limited
from cleaner.batch.contents import content_of, kind_of
from cleaner.batch.inputs import RECORD_FORMATS, format_of, shown
from cleaner.cli.printing import say
from cleaner.errors import InputError, SettingError
from cleaner.printable import printable_json, printable_lines

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaner
    from cleaner.cli.clean_options import CleanOptions
    from cleaner.result import Result

DONE, FAILED = 0, 1


def print_single(cleaner: Cleaner, inputs: tuple[str, ...], options: CleanOptions) -> int:
    """Print one document's body, or its whole result; returns the exit status."""
    if len(inputs) > 1 or Path(inputs[0]).is_dir() or format_of(inputs[0])[0] in RECORD_FORMATS:
        raise SettingError("folders, record files and more than one input need --out DIR for their outputs")
    name = "standard input" if inputs[0] == "-" else shown(inputs[0])
    with _uncollected(), _giving_up(name, options.timeout):
        try:
            content, kind = read_single(inputs[0], options.encoding, options.max_bytes)
        except InputError as error:
            if inputs[0] != "-" and not Path(inputs[0]).exists():
                raise
            say(f"Error: {error}", err=True)
            return FAILED
        result = cleaner.clean(content, url=options.url, kind=kind)
        if options.as_json:
            printed = result.to_json(metadata=options.metadata)
        else:
            printed = result.markdown if options.body_as == "markdown" else result.text
    _print(printed, options.as_json)
    return _tell(name, result, options)


def read_single(path: str, encoding: str | None, max_bytes: int) -> tuple[str | bytes, str | None]:
    """A file's content and kind, of standard input for "-". Raises InputError, naming the file."""
    try:
        if path == "-":
            return content_of(_read_standard_input(max_bytes), encoding), None
        form, compression = format_of(path)
        data, problem = read_limited(Path(path), compression, max_bytes)
        if problem:
            raise InputError(problem)
        return content_of(data, encoding), kind_of(form)
    except InputError as error:
        raise InputError(f"{'standard input' if path == '-' else shown(path)}: {error}") from None
    except IsADirectoryError:
        raise InputError(f"{shown(path)} is a folder, not one document") from None
    except FileNotFoundError:
        raise InputError(f"there is no file {shown(path)}") from None
    except OSError as error:
        raise InputError(f"{shown(path)}: cannot be read: {error.strerror}") from None


def _read_standard_input(max_bytes: int) -> bytes:
    data = sys.stdin.buffer.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise InputError(f"longer than {max_bytes} bytes; --max-bytes allows more")
    return data


def _print(text: str, as_json: bool) -> None:
    """Print as UTF-8; on a terminal without what it would obey, in a pipe to the byte."""
    if sys.stdout.isatty():
        text = printable_json(text) if as_json else printable_lines(text)
    click.echo(text.encode("utf-8", errors="replace"), nl=bool(text) and not text.endswith("\n"))


def _tell(name: str, result: Result, options: CleanOptions) -> int:
    """Warn of a body that is empty or most of which is gone; returns the exit status."""
    from cleaner.batch.figures import figures_of
    from cleaner.reports.counted import many

    figures = figures_of(result)
    if options.verbose:
        for note in result.notes:
            say(f"{name}: {note}", err=True)
        say(f"{name}: {many(len(result.removed), 'piece')} removed", err=True)
    if not (figures.emptied or figures.reduced):
        return DONE
    if not options.quiet:
        lost = "came out empty" if figures.emptied else "lost most of its running words"
        say(f"{name} {lost}; `cleaner explain` shows why", err=True)
    return FAILED if options.strict else DONE


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from looking through the rules, which stay until the process ends.

    It would take an eighth of the time of a small document, most of it at the end of the process.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


@contextmanager
def _giving_up(name: str, seconds: float) -> Iterator[None]:
    """End the program, with a message, if what is under way takes longer than that."""

    def give_up() -> None:
        say(f"Error: {name}: took longer than {seconds:g} seconds; --timeout allows more", err=True)
        os._exit(FAILED)  # the main thread may be deep in a parser that no exception reaches

    timer = threading.Timer(min(seconds, threading.TIMEOUT_MAX), give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
