"""Corpora: documents with their known bodies, or any folder of documents."""

from pathlib import Path

import pytest

from cleaner.errors import InputError
from cleaner.evaluation.gold import Case, read_corpus


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def test_a_corpus_has_documents_and_the_bodies_of_some(tmp_path: Path) -> None:
    write(tmp_path, pages__b_txt="B", pages__a_html="<p>A</p>", gold__a_html_txt="A", gold__a_html_jsonl="")
    assert list(read_corpus(tmp_path)) == [
        Case("a.html", b"<p>A</p>", "html", "A"),
        Case("b.txt", b"B", "text", None),
    ]


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
