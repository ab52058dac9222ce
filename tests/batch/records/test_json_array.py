"""The elements of a JSON array as records."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.compression import DamagedError
from cleaner.batch.records.json_array import elements
from cleaner.cli import main
from cleaner.errors import InputError

Run = Callable[..., Result]
Manifest = Callable[[], list[dict[str, Any]]]
JSON = st.recursive(
    st.none() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text('"\\\\[]{},', max_size=3), inner),
    max_leaves=8,
)


@given(st.lists(JSON), st.sampled_from([None, 2]), st.booleans(), st.integers(1, 9))
def test_elements_are_what_a_parser_finds_wherever_blocks_end(
    values: list[Any], indent: int | None, ascii_only: bool, size: int
) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode()
    blocks = [data[at : at + size] for at in range(0, len(data), size)]
    assert [json.loads(element or b"") for element in elements(blocks, 1 << 20)] == values


@pytest.mark.parametrize("text", ["", "  ", '{"text": "a"}', "null", 'x["a"]'])
def test_what_is_no_array_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="holds no JSON array"):
        list(elements([text.encode()], 100))


@pytest.mark.parametrize(
    ("blocks", "found", "damage"),
    [
        ([b'[{"a": 1}, {"a"'], [b'{"a": 1}', b'{"a"'], "is not closed"),
        ([b"[1", b"]", b" ", b"[2]"], [b"1"], "goes on after its JSON array"),
        ([b"[1] x"], [b"1"], "goes on after its JSON array"),
    ],
)
def test_damage_comes_after_what_could_be_read(blocks: list[bytes], found: list[bytes], damage: str) -> None:
    reader = elements(blocks, 100)
    assert [next(reader) for _ in found] == found
    with pytest.raises(DamagedError, match=damage):
        next(reader)


def test_an_element_that_is_too_long_is_none_and_never_held() -> None:
    blocks = [b'[1, "', *[b"x" * 100] * 50, b'", ', b" , 2, ]"]
    assert list(elements(blocks, 300)) == [b"1", None, b"2"]


def test_an_array_is_cleaned_like_json_lines(here: Path, run: Run, article: str, body: str) -> None:
    other = '"n": 1.50, "deep": {\n "é": [\n1 ]}'
    odd = '{"text": "a" "b"}'
    (here / "in/a.json").write_text(f'[{{"text": {json.dumps(article)}, {other}}},\n{odd},\n[7]]')
    assert run().exit_code == 1
    lines = (here / "out/records/a.json.jsonl").read_text().splitlines()
    assert '"n":1.50,"deep":{"é":[1]}' in lines[0]
    first, second, third = map(json.loads, lines)
    assert (first["clean_text"], first["clean_status"]) == (body, "done")
    assert (second["malformed"], third["malformed"]) == (odd, "[7]")


def test_an_array_is_bounded_and_resumed_like_other_records(
    here: Path, run: Run, manifest: Manifest, article: str
) -> None:
    records = [{"id": number, "text": article} for number in range(200)]
    records[1]["text"] = "word " * 9000
    (here / "in/a.json").write_text(json.dumps(records))
    assert run("--max-bytes", "5000", "--limit", "150").exit_code == 1
    failed, whole = manifest()
    assert (failed["record"], whole["documents"]) == (2, 150)
    assert "too long" in failed["error"]
    assert run().exit_code == 0
    assert run("--summary-json", "summary.json").exit_code == 0
    assert json.loads(Path("summary.json").read_text())["unchanged"] == 200


def test_a_cut_off_array_and_a_named_file_without_one_fail(here: Path, run: Run, manifest: Manifest) -> None:
    (here / "in/a.json").write_text('[{"text": "It sails."}, {"te')
    (here / "in/b.json").write_text('{"text": "It sails."}')
    assert run("--include", "*.json").exit_code == 1
    assert [(row["path"], row["record"]) for row in manifest()] == [
        ("a.json", 2),
        ("a.json", 3),
        ("a.json", None),
        ("b.json", None),
    ]
    assert "holds no JSON array" in manifest()[-1]["error"]


def test_standard_input_may_hold_an_array(here: Path, article: str, body: str) -> None:
    given = json.dumps([{"text": article}])
    printed = CliRunner().invoke(main, ["clean", "-", "--records", "json"], input=given)
    assert json.loads(printed.stdout)["clean_text"] == body
