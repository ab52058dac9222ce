"""Options that would do nothing are refused, with what to do."""

import pytest

from cleaner.cli.clean_options import (
    CleanOptions,
    check_effective,
    check_standard_input,
    check_urls,
    refuse,
)
from cleaner.errors import SettingError

NOTHING = dict.fromkeys(CleanOptions.__struct_fields__)


def options(**said: object) -> CleanOptions:
    return CleanOptions(**{**NOTHING, **said})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"limit"}, "--limit is for a run into a folder; add --out DIR, or leave it out"),
        ({"jobs", "text_field"}, "--jobs, --text-field are for a run into a folder"),
        ({"metadata"}, "--metadata is for a run or a whole result; add --out DIR or --json, or leave it out"),
    ],
)
def test_for_one_printed_document_the_options_of_runs_do_nothing(said: set[str], name: str) -> None:
    with pytest.raises(SettingError, match=name):
        check_effective(said, options())


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ({"limit", "fresh", "metadata"}, {"out": "out"}),
        ({"limit", "text_field", "metadata"}, {"records": "jsonl"}),
        ({"metadata"}, {"as_json": True}),
        ({"url", "as_json"}, {}),
    ],
)
def test_where_they_do_something_they_are_accepted(said: set[str], given: dict[str, object]) -> None:
    check_effective(said, options(**given))


@pytest.mark.parametrize(
    ("said", "given"),
    [({"url"}, {"out": "out"}), ({"fresh"}, {"records": "jsonl"}), ({"body_as"}, {"as_json": True})],
)
def test_what_one_way_of_cleaning_has_no_use_for_is_refused(said: set[str], given: dict[str, object]) -> None:
    with pytest.raises(SettingError):
        check_effective(said, options(**given))


def test_standard_input_stands_alone_and_only_it_holds_records_by_name() -> None:
    check_standard_input(("-",), options(records="jsonl"))
    check_standard_input(("a", "b"), options())
    with pytest.raises(SettingError, match="stands alone"):
        check_standard_input(("-", "a"), options())
    with pytest.raises(SettingError, match="says what standard input holds"):
        check_standard_input(("a",), options(records="jsonl"))


def test_flags_are_named_as_they_are_given() -> None:
    refuse(set(), "for nothing")
    with pytest.raises(SettingError, match="--as, --json are for nothing; leave them out"):
        refuse({"as_json", "body_as"}, "for nothing")


def test_urls_are_ray_s_and_a_report_is_of_a_folder_here() -> None:
    check_urls(("s3://crawl",), options(engine="ray", out="s3://clean"))
    with pytest.raises(SettingError, match="s3://crawl is a URL; --engine ray"):
        check_urls(("s3://crawl",), options(engine="local", out=None))
    with pytest.raises(SettingError, match="--report looks at an output folder of this machine"):
        check_urls(("in",), options(engine="ray", out="s3://clean", report=True))


def test_standard_input_is_no_file_that_could_vanish() -> None:
    with pytest.raises(SettingError, match="--prune looks for the files of earlier runs"):
        check_standard_input(("-",), options(records="jsonl", prune=True))
