"""What a run left in its output folder, document by document."""

import json
from pathlib import Path

import pytest
from clean_command import ARTICLE, BODY, run
from making import APP_RULE, replace_packaged_rules

from cleaner.batch.outputs import PieceLine
from cleaner.errors import InputError
from cleaner.reports.page.run_documents import RunDocument, read_documents, read_rows


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.txt").write_text(ARTICLE)
    (tmp_path / "pages/b.txt").write_bytes(b"\x00" * 99)
    records = [{"id": "x", "text": ARTICLE, "url": "https://www.echo.example/1"}, {"text": 7}]
    (tmp_path / "pages/set.jsonl").write_text("\n".join(map(json.dumps, records)))
    run("pages", "--out", "out", "--jobs", "1", "--quiet")
    return tmp_path / "out"


def test_files_and_records_come_in_the_manifest_s_order(out: Path) -> None:
    assert [document.name for document in read_documents(out)] == [
        "a.txt",
        "b.txt",
        "set.jsonl:1 x",
        "set.jsonl:2",
    ]


def test_each_has_its_body_its_pieces_its_site_and_its_error(out: Path) -> None:
    file, binary, record, odd = read_documents(out)
    assert (file.body, [piece.text for piece in file.pieces]) == (BODY, ["Download our app"])
    assert binary.error is not None and "binary" in binary.error
    assert (record.body, record.site, record.error) == (BODY, "echo.example", None)
    assert odd.error == "its field text is not text"


def test_an_output_that_is_gone_is_the_document_s_error(out: Path) -> None:
    (out / "text/a.txt").unlink()
    assert "cannot be read" in str(next(read_documents(out)).error)


def test_a_folder_without_manifest_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        list(read_rows(tmp_path))
    (tmp_path / "manifest.jsonl").write_text("notes\n")
    with pytest.raises(InputError, match="is not a manifest"):
        list(read_rows(tmp_path))


def test_the_share_that_was_kept_is_of_characters() -> None:
    assert RunDocument("a", "x" * 30, [PieceLine(0, 10, "legal", "r", "y" * 10)]).kept == 0.75
    assert RunDocument("a").kept == 1
