"""A chunk of records is cleaned as a whole or, when it has to be, record by record with the same result."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from making import PROSE, cleaner_of, rule

from cleaner.batch.documents import Reading
from cleaner.batch.inputs import Input
from cleaner.batch.records.chunks import Lost, Place
from cleaner.batch.records.fields import Fields
from cleaner.batch.records.jsonl import read_chunks
from cleaner.batch.records.task import Manner, RecordTask
from cleaner.batch.worker import LateError, LostError, TaskError

CLEANER = cleaner_of(rule("tins", "advert", lines=["Buy tins"]))
LINES = [{"text": f"{PROSE}\n\nBuy tins"}, {"id": "x", "text": "Buy tins"}, {"text": 7}, {"text": None}]


@pytest.fixture
def task(tmp_path: Path) -> RecordTask:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    (chunk,) = read_chunks(Place(Input(path, path.name, "jsonl", "", 1, has_stem=False)))
    assert not isinstance(chunk, Lost)
    return RecordTask(chunk, Manner("a.jsonl", Fields(), own=True, compression="", reading=Reading()))


def test_every_record_has_its_status_and_those_to_look_at_have_a_row(task: RecordTask) -> None:
    done = task.run(CLEANER)
    assert [json.loads(line)["clean_status"] for line in done.data.splitlines()] == [
        "done",
        "done",
        "failed: its field text is not text",
        "empty",
    ]
    assert [(row.record, row.id, row.status, row.emptied) for row in done.rows] == [
        (2, "x", "done", 1),
        (3, None, "failed", 0),
    ]
    assert (done.figures.documents, done.figures.failed) == (4, 1)


def test_the_parts_together_are_the_whole(task: RecordTask) -> None:
    assert task.joined([part.run(CLEANER) for part in task.parts()]) == task.run(CLEANER)


@pytest.mark.parametrize("error", [LostError("crashed"), LateError("took too long")])
def test_a_record_whose_worker_failed_keeps_its_place_says_why_and_is_tried_again(
    task: RecordTask, error: TaskError
) -> None:
    failed = task.parts()[0].failure(error)
    (line,) = map(json.loads, failed.data.splitlines())
    assert (line["text"], line["clean_status"]) == (LINES[0]["text"], f"failed: {error}")
    assert (failed.again, failed.figures.failed, failed.rows[0].record) == (True, 1, 1)


def test_only_records_of_which_text_is_kept_may_be_wanted_and_all_are_counted(task: RecordTask) -> None:
    task = replace(task, manner=replace(task.manner, only_kept=True))
    done = task.run(CLEANER)
    assert [json.loads(line)["clean_text"] for line in done.data.splitlines()] == [PROSE]
    assert done.figures.documents == 4
    assert task.joined([part.run(CLEANER) for part in task.parts()]) == done
