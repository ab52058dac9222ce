"""Corpora: documents with their known bodies, or any folder of documents."""

from pathlib import Path

import pytest

from cleaner.errors import InputError
from cleaner.evaluation.gold import Case, GoldPiece, piece_spans, read_corpus


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_corpus_has_documents_and_the_bodies_of_some(tmp_path: Path) -> None:
    write(tmp_path, pages__b_txt="B", pages__a_html="<p>A</p>", gold__a_html_txt="A")
    assert list(read_corpus(tmp_path)) == [
        Case("a.html", b"<p>A</p>", "html", "A"),
        Case("b.txt", b"B", "text", None),
    ]


def test_a_corpus_has_the_pieces_of_some(tmp_path: Path) -> None:
    piece = '{"start": 0, "end": 1, "category": "advert", "text": "A"}\n{"category": "legal", "text": "B"}\n'
    write(tmp_path, pages__a_txt="A\nB", gold__a_txt_jsonl=piece, pages__b_txt="B", gold__b_txt_jsonl="")
    first, second = read_corpus(tmp_path)
    assert first.pieces == (GoldPiece("advert", "A", 0, 1), GoldPiece("legal", "B"))
    assert second.pieces == ()


def test_a_gold_file_that_cannot_be_read_names_itself_and_shows_a_right_line(tmp_path: Path) -> None:
    write(tmp_path, pages__a_txt="A", gold__a_txt_jsonl='{"start": "zero"}')
    with pytest.raises(InputError, match=r'a\.txt\.jsonl: .*; each line is like {"start": 0'):
        list(read_corpus(tmp_path))


def test_a_piece_without_a_place_is_found_behind_the_one_before() -> None:
    pieces = [GoldPiece("advert", "Ad: ad"), GoldPiece("legal", "Ad"), GoldPiece("about", "None such")]
    assert list(piece_spans("Ad:  ad and\nAd", pieces)) == [(0, 7, "advert"), (12, 14, "legal")]


def test_of_any_other_folder_every_document_is_read(tmp_path: Path) -> None:
    write(tmp_path, one_txt="1", deep__two_txt="2")
    assert [(case.name, case.body) for case in read_corpus(tmp_path)] == [
        ("deep/two.txt", None),
        ("one.txt", None),
    ]


def test_one_file_is_a_corpus_of_one(tmp_path: Path) -> None:
    write(tmp_path, one_txt="1")
    assert [case.content for case in read_corpus(tmp_path / "one.txt")] == [b"1"]


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no documents"):
        list(read_corpus(tmp_path))
    with pytest.raises(InputError, match="there is no"):
        list(read_corpus(tmp_path / "nowhere"))


def test_the_project_s_own_corpus_knows_every_body(corpus: Path) -> None:
    assert all(case.body for case in read_corpus(corpus))
