"""What a run counts of a document, and what it says of documents that lost too much."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cleaner.batch.figures import Figures, figures_of
from cleaner.batch.rows import row_of
from cleaner.reading.text import read_text
from cleaner.result import Piece, Result

SENTENCE = "The ferry will sail again on Monday, the harbour office said in a short note this morning."


def cut(text: str, *removed: str) -> Result:
    """A text without those stretches of it."""
    starts = [text.index(stretch) for stretch in removed]
    pieces = [Piece(at, at + len(s), "legal", "r", s) for at, s in zip(starts, removed, strict=True)]
    return Result(read_text(text, None), sorted(pieces), notes=["odd"])


def test_words_that_run_on_are_counted_before_and_after() -> None:
    lines = "Menu\n\nHarbour\n\n"
    figures = figures_of(cut(lines + f"{SENTENCE}\n\nOn {SENTENCE}", f"On {SENTENCE}"))
    assert (figures.source_words, figures.body_words) == (35, 17)
    assert (figures.emptied, figures.reduced, figures.notes) == (0, 1, {"odd": 1})
    assert figures.source_characters - figures.body_characters == len(SENTENCE) + len("On \n\n")


def test_short_lines_count_where_nothing_runs_on() -> None:
    verse = "Over the water\n\nthe gulls are asleep\n\nand nobody rows"
    assert figures_of(cut(verse)).source_words == 10
    assert figures_of(cut(verse, "Over the water")).reduced == 0
    assert figures_of(cut(verse, "Over the water\n\nthe gulls are asleep")).reduced == 1


def test_a_document_of_which_nothing_is_left_is_emptied() -> None:
    figures = figures_of(cut(SENTENCE, SENTENCE))
    assert (figures.emptied, figures.reduced, figures.body_words) == (1, 0, 0)
    assert figures_of(cut("  ")).emptied == 0


def test_figures_add_up_and_a_row_holds_them() -> None:
    total = Figures()
    for text in (SENTENCE, f"{SENTENCE}\n\nAll rights reserved."):
        total.add(figures_of(cut(text, text[-9:])))
    assert (total.documents, total.removed["legal"].documents, total.notes) == (2, 2, {"odd": 2})
    assert row_of("a.txt", total).figures() == total


def test_odd_documents_cannot_make_the_notes_endless() -> None:
    total = Figures()
    for number in range(1000):
        total.add(Figures(notes={str(number): 1}))
    assert len(total.notes) == 100


def test_the_manifest_names_documents_and_records_that_came_out_empty(
    here: Path, run: Callable[..., Any], manifest: Callable[[], list[dict[str, Any]]]
) -> None:
    (here / "in/a.txt").write_text("Download our app")
    texts = ["Download our app", SENTENCE, ""]
    (here / "in/b.jsonl").write_text(
        "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts))
    )
    assert run().exit_code == 0
    document, record, records = manifest()
    assert (document["path"], document["status"], document["emptied"]) == ("a.txt", "done", 1)
    assert (record["record"], record["id"], record["status"], record["emptied"]) == (1, "0", "done", 1)
    assert (records["documents"], records["emptied"], records["failed"]) == (3, 1, 0)
