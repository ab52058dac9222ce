"""Several corpora as one, and how many documents they hold."""

import json
from pathlib import Path

from cleaner.evaluation.corpora import count_documents, read_corpora


def test_documents_of_folders_and_records_come_in_turn_and_are_counted(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one/a.txt").write_text("The ferry sails.")
    records = tmp_path / "two.jsonl"
    records.write_text("".join(json.dumps({"id": name, "text": "It sails."}) + "\n\n" for name in "xy"))
    both = [tmp_path / "one", records]
    assert [case.name for case in read_corpora(both)] == ["one/a.txt", "two.jsonl/x", "two.jsonl/y"]
    assert count_documents(both) == 3


def test_a_file_that_is_not_there_counts_for_none(tmp_path: Path) -> None:
    assert count_documents([tmp_path / "none.jsonl"]) == 0
