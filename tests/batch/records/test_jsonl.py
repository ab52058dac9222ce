"""JSON lines: what is not cleaned is passed on to the byte."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.batch.inputs import Input
from cleaner.batch.records.chunks import Place
from cleaner.batch.records.fields import Addition, Fields
from cleaner.batch.records.jsonl import JsonLines, read_chunks

DONE = Addition("clean", None, [], "done")
VALUES = st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))


def read(path: Path, data: bytes) -> JsonLines:
    path.write_bytes(data)
    (chunk,) = read_chunks(Place(Input(path, path.name, "jsonl", "", len(data), has_stem=False)))
    assert isinstance(chunk, JsonLines)
    return chunk


def test_other_fields_keep_their_spelling(tmp_path: Path) -> None:
    chunk = read(tmp_path / "a", b'{"n": 1.50, "s": "\\u00e9", "text": "a"}\n')
    assert chunk.encoded([DONE], Fields()).startswith(
        b'{"n":1.50,"s":"\\u00e9","text":"a","clean_text":"clean"'
    )


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"[1]", "not a JSON object"),
        (b'{"text": ', "not JSON"),
        (b'{"text": ' + b"[" * 9000, "too deep"),
        (b'{"text": "\\ud800", "n": NaN}', None),
        (b'{"text": "\xff"}', None),
    ],
)
def test_an_odd_line_costs_only_itself(tmp_path: Path, line: bytes, problem: str | None) -> None:
    chunk = read(tmp_path / "a", b'{"text": "a"}\n' + line + b'\n\n{"text": "b"}\n')
    first, odd, last = chunk.contents(Fields())
    assert (first.text, last.text, list(chunk.numbers)) == ("a", "b", [1, 2, 3])
    assert (odd.problem is None) == (problem is None)
    assert problem is None or problem in str(odd.problem)


@given(st.lists(st.dictionaries(st.sampled_from(["text", "x", "y"]), VALUES), min_size=1, max_size=5))
def test_records_alone_are_together_the_chunk(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]
) -> None:
    data = "".join(json.dumps(record) + "\n" for record in records).encode()
    chunk = read(tmp_path_factory.getbasetemp() / "a", data)
    whole = chunk.encoded([DONE] * len(records), Fields())
    alone = [chunk.alone(at).encoded([DONE], Fields()) for at in range(len(records))]
    assert b"".join(alone) == whole
    added = dict.fromkeys(Fields().added)
    assert [
        {k: v for k, v in json.loads(line).items() if k not in added} for line in whole.splitlines()
    ] == records
