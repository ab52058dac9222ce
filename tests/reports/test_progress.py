"""What a bar says of a run."""

import pytest
from rich.progress import Task

from cleaner.reports.progress import ProgressBar, _Rate


def task_of(bar: ProgressBar) -> Task:
    return bar._bar.tasks[0]


def test_the_rate_is_of_this_run_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    bar = ProgressBar(1000, 100)
    monkeypatch.setattr(Task, "elapsed", 2.0)
    bar.advance(90, 900)
    bar.unchanged(80)
    assert _Rate().render(task_of(bar)).plain == "5/s"
    assert task_of(bar).fields["documents"] == 90
    assert task_of(bar).completed == 900


@pytest.mark.parametrize(("documents", "said"), [(1200, " of 1,200"), (None, "")])
def test_the_total_is_told_where_it_is_known(documents: int | None, said: str) -> None:
    assert task_of(ProgressBar(1, documents)).fields["of"] == said
