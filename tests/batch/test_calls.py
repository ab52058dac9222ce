"""The batch as a library: a run into a folder, results one by one, scripts that call them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner import Cleaner, InputError
from cleaner.batch import Fields, Options, Selection, results, run
from cleaner.batch.rows import Row


class Rows:
    """A watcher that remembers rows and documents."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.documents = 0

    def advance(self, documents: int, size: int) -> None:
        self.documents += documents

    def row(self, row: Row, unchanged: bool) -> None:
        self.paths.append(row.path)


@pytest.fixture
def mixed(here: Path, article: str) -> Path:
    """A folder with a text, a page, a file that is none, and records."""
    (here / "in/a.txt").write_text(article)
    (here / "in/b.html").write_text("<title>Ferry</title><article><h1>Ferry</h1><p>It sails.</article>")
    (here / "in/c.txt").write_bytes(b"\x00\x01")
    records = [{"id": "x", "text": article}, {"id": "y", "text": None}, {"id": "z"}]
    (here / "in/d.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records) + "{")
    return here / "in"


def test_a_run_writes_what_the_command_does_and_returns_its_figures(mixed: Path, body: str) -> None:
    watcher = Rows()
    summary = run(mixed, "out", Cleaner(), Options(jobs=2), watcher)
    assert (summary.documents, summary.failed, summary.unchanged) == (7, 3, 0)
    assert summary.removed["app-promo"].pieces == 2
    assert summary.seconds > 0
    assert Path("out/text/a.txt").read_text() == body
    assert watcher.documents == 7
    assert [path for path in watcher.paths if path != "d.jsonl"] == ["a.txt", "b.html", "c.txt"]


def test_the_same_call_goes_on_where_the_first_was_stopped(mixed: Path) -> None:
    run([mixed / "a.txt", mixed / "b.html"], Path("out"), Cleaner())
    again = run([mixed / "a.txt", mixed / "b.html"], Path("out"), Cleaner())
    assert (again.documents, again.unchanged) == (2, 2)


def test_results_come_in_order_each_with_its_document_and_what_was_wrong(mixed: Path, body: str) -> None:
    found = list(results(mixed, Cleaner(), Options(jobs=2)))
    assert [(outcome.path, outcome.record, outcome.id) for outcome in found] == [
        ("a.txt", None, None),
        ("b.html", None, None),
        ("c.txt", None, None),
        ("d.jsonl", 1, "x"),
        ("d.jsonl", 2, "y"),
        ("d.jsonl", 3, "z"),
        ("d.jsonl", 4, None),
    ]
    assert [outcome.result and outcome.result.text for outcome in found] == [
        body,
        "Ferry\n\nIt sails.",
        None,
        body,
        None,
        None,
        None,
    ]
    errors = [outcome.error for outcome in found]
    assert errors[:2] == [None, None] and errors[3:5] == [None, None]
    assert errors[2].startswith("a binary file") and errors[5].startswith("has no field")
    assert errors[6].startswith("not JSON")


def test_results_hold_markdown_and_metadata_where_they_are_asked_for(mixed: Path) -> None:
    options = Options(markdown=True, metadata=True, selection=Selection(include=("*.html",)))
    (outcome,) = results(mixed, Cleaner(), options)
    assert outcome.result.markdown == "# Ferry\n\nIt sails."
    assert outcome.result.metadata.title == "Ferry"


def test_options_choose_documents_and_fields(mixed: Path) -> None:
    (mixed / "e.jsonl").write_text(json.dumps({"story": "It sails.", "key": 5}) + "\n")
    options = Options(fields=Fields(text="story", id="key"), selection=Selection(include=("e.jsonl",)))
    (outcome,) = results([mixed], Cleaner(), options)
    assert (outcome.id, outcome.result.text) == ("5", "It sails.")
    assert len(list(results(mixed, Cleaner(), Options(limit=2)))) == 2


def test_results_can_be_left_before_the_last(mixed: Path) -> None:
    iterator = results(mixed, Cleaner())
    assert next(iterator).path == "a.txt"
    iterator.close()


def test_inputs_that_name_nothing_are_an_error_before_anything_is_written(here: Path) -> None:
    with pytest.raises(InputError, match="no file or folder nowhere"):
        run("nowhere", "out", Cleaner())
    with pytest.raises(InputError, match="no file or folder nowhere"):
        results("nowhere", Cleaner())
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "call", ["run('in', 'out', options=Options(jobs=2)).documents", "len([*results('in')])"]
)
def test_a_script_needs_no_main_guard(mixed: Path, call: str) -> None:
    lines = [
        "from pathlib import Path",
        "from cleaner.rulebook import files",
        "files.packaged_rules = lambda: Path('rules')",
        "from cleaner.batch import Options, results, run",
        f"print({call})",
    ]
    Path("script.py").write_text("\n".join(lines))
    command = [sys.executable, "script.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=100)
    assert (done.stdout, done.stderr) == ("7\n", "")
