"""The options of `cleaner clean`: their values, and where each of them does something."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cleaner.address import is_url
from cleaner.errors import SettingError


class CleanOptions(msgspec.Struct, frozen=True, kw_only=True):
    """The command's options, as the command line and the config files give them."""

    out: Path | str | None
    rules: tuple[str, ...]
    keep: tuple[str, ...]
    drop: tuple[str, ...]
    site: str | None
    url: str | None
    jobs: int | None
    body_as: str
    metadata: bool
    as_json: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    follow_links: bool
    limit: int | None
    sample: float | None
    encoding: str | None
    timeout: float
    max_bytes: int
    records: str | None
    text_field: str | None
    html_field: str | None
    url_field: str
    id_field: str
    prefix: str
    drop_source: bool
    only_kept: bool
    format: str | None
    engine: str
    address: str | None
    split: int | None
    fresh: bool
    prune: bool
    dry_run: bool
    report: bool
    strict: bool
    summary_json: Path | None
    log: Path | None
    quiet: bool
    verbose: bool


# Options that do something only for one printed document, for an output folder, for any run, for records:
_OF_ONE = {"as_json", "url"}
_OF_FOLDERS = {
    "include",
    "exclude",
    "follow_links",
    "fresh",
    "prune",
    "dry_run",
    "engine",
    "address",
    "split",
    "report",
}
_OF_RUNS = {"jobs", "limit", "sample", "summary_json", "log"}
_OF_FIELDS = {"text_field", "html_field", "url_field", "id_field", "prefix", "drop_source"}
OF_RECORDS = _OF_FIELDS | {"only_kept", "format"}
_FLAGS = {"as_json": "--json", "body_as": "--as"}


def check_standard_input(inputs: tuple[str, ...], options: CleanOptions) -> None:
    """Raise SettingError where standard input stands beside other inputs, or records come from none."""
    if "-" in inputs and len(inputs) > 1:
        raise SettingError("- (standard input) stands alone, without other inputs")
    if "-" in inputs and options.prune:
        raise SettingError("--prune looks for the files of earlier runs; standard input is none of them")
    if options.records is not None and inputs != ("-",):
        raise SettingError(
            "--records says what standard input holds; give - as the only input, or leave it out"
        )


def check_urls(inputs: tuple[str, ...], options: CleanOptions) -> None:
    """Raise SettingError where a URL stands for what is only done with files of this machine."""
    urls = [name for name in (*inputs, options.out) if is_url(name)]
    if urls and options.engine == "local":
        raise SettingError(f"{urls[0]} is a URL; --engine ray reads and writes those, on one machine as well")
    if is_url(options.out) and options.report:
        raise SettingError(
            "--report looks at an output folder of this machine; copy it here for cleaner report"
        )


def check_effective(said: set[str], options: CleanOptions) -> None:
    """Raise SettingError for options on the command line that would do nothing."""
    if options.out is None:
        useless = _OF_FOLDERS if options.records else _OF_FOLDERS | _OF_RUNS | OF_RECORDS
        refuse(said & useless, "for a run into a folder", "add --out DIR, or ")
    if options.engine == "local":
        refuse(said & {"address", "split"}, "for a Ray cluster", "add --engine ray, or ")
    if options.as_json:
        refuse(said & {"body_as"}, "for a body that is written alone, not for a whole result")
    elif options.out is None and options.records is None:
        refuse(said & {"metadata"}, "for a run or a whole result", "add --out DIR or --json, or ")
    if options.out is not None or options.records is not None:
        refuse(said & _OF_ONE, "for one document that is printed, not for a run")


def refuse(said: set[str], what_for: str, remedy: str = "") -> None:
    """Raise SettingError for options, if there are any, that are `what_for`."""
    if said:
        names = sorted(_FLAGS.get(name, f"--{name.replace('_', '-')}") for name in said)
        are, them = ("is", "it") if len(names) == 1 else ("are", "them")
        raise SettingError(f"{', '.join(names)} {are} {what_for}; {remedy}leave {them} out")
