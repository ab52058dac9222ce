"""A run as the command does it: standard input, and what is told of documents that lost too much."""

import json
from pathlib import Path

import pytest
from clean_command import ARTICLE, BODY, rows, run


class TestLostDocuments:
    """A body that is empty or lost most of its words is told of, whatever the exit status."""

    PROMPT = "Download our app"

    @pytest.fixture(autouse=True)
    def pages(self, here: Path) -> None:
        (here / "pages" / "a.txt").write_text(ARTICLE)
        (here / "pages" / "b.txt").write_text(self.PROMPT)

    def test_the_summary_counts_them_and_the_manifest_has_them(self, here: Path) -> None:
        result = run("pages", "--out", "out")
        assert result.exit_code == 0
        assert "\n1 document came out empty\n" in result.stdout
        assert "b.txt: came out empty" in run("pages", "--out", "again", "-v").stderr
        assert [row["emptied"] for row in rows(here / "out")] == [0, 1]

    def test_strict_makes_them_a_failure(self, here: Path) -> None:
        assert run("pages", "--out", "out", "--strict").exit_code == 1
        assert run("pages", "--out", "out", "--strict", "--exclude", "b.txt").exit_code == 0

    def test_a_printed_document_is_told_of_beside_it(self) -> None:
        result = run("pages/b.txt")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "pages/b.txt came out empty; `cleaner explain` shows why\n"
        assert run("pages/b.txt", "--strict").exit_code == 1
        assert run("pages/b.txt", "--quiet").output == ""
        assert run("pages/a.txt", "--strict").exit_code == 0


class TestStandardInput:
    RECORDS = b'{"text": "The ferry sails.\\n\\nDownload our app"}\n'

    def test_with_a_folder_it_is_a_document_there(self, here: Path) -> None:
        assert run("-", "--out", "out", stdin=ARTICLE.encode()).exit_code == 0
        assert (here / "out/text/stdin.txt").read_text() == BODY
        assert [row["path"] for row in rows(here / "out")] == ["stdin"]

    def test_its_records_are_printed(self, here: Path) -> None:
        result = run("-", "--records", "jsonl", stdin=self.RECORDS * 2)
        assert [json.loads(line)["clean_text"] for line in result.stdout.splitlines()] == [
            "The ferry sails."
        ] * 2
        assert "2 documents, 0 failed" in result.stderr
        assert run("-", "--records", "jsonl", "--limit", "1", stdin=self.RECORDS * 2).stdout.count("\n") == 1

    def test_its_records_go_to_a_folder(self, here: Path) -> None:
        assert run("-", "--records", "jsonl", "--out", "out", stdin=self.RECORDS).exit_code == 0
        assert json.loads((here / "out/records/stdin.jsonl").read_text())["clean_text"] == "The ferry sails."

    def test_no_more_is_read_than_a_document_may_have(self, here: Path) -> None:
        result = run("-", "--max-bytes", "10", stdin=ARTICLE.encode())
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr == "Error: standard input: longer than 10 bytes; --max-bytes allows more\n"
        run("-", "--max-bytes", "10", "--out", "out", stdin=ARTICLE.encode())
        assert "longer than 10 bytes" in str(rows(here / "out")[0]["error"])
