"""Corpora in one file of JSON lines."""

import gzip
from pathlib import Path

import pytest

from cleaner.errors import InputError
from cleaner.evaluation.gold import Case, GoldPiece
from cleaner.evaluation.gold_records import GoldFields, is_record_file, read_gold_records

ROW = (
    '{"id": "a", "url": "https://harbour.example/a", "text": "A\\nB", "gold": "A", "with": ["A"], '
    '"without": ["B"], "pieces": [{"category": "advert", "text": "B"}]}\n'
)


def test_a_line_is_a_document(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text(ROW + '\n{"html": "<p>C"}\n')
    first, second = read_gold_records(tmp_path / "set.jsonl", GoldFields())
    pieces = (GoldPiece("advert", "B"),)
    assert first == Case("a", "A\nB", "text", "A", pieces, "https://harbour.example/a", ("A",), ("B",))
    assert second == Case("3", "<p>C", "html")


def test_fields_may_have_other_names_and_the_file_be_compressed(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text": "no", "extracted": "A", "body": "B"}'))
    (case,) = read_gold_records(path, GoldFields(text="extracted", body="body"))
    assert (case.content, case.body) == ("A", "B")


@pytest.mark.parametrize("line", ["[]", '{"id": 1}', '{"text": 1}', '{"text": "A", "gold": 1}', "{"])
def test_what_is_no_document_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "set.jsonl").write_text(ROW + line)
    with pytest.raises(InputError, match=r"set\.jsonl:2: "):
        list(read_gold_records(tmp_path / "set.jsonl", GoldFields()))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_gold_records(tmp_path / "none.jsonl", GoldFields()))


def test_only_json_lines_are_such_a_corpus(tmp_path: Path) -> None:
    assert is_record_file(tmp_path / "set.jsonl.zst")
    assert not is_record_file(tmp_path / "pages")
