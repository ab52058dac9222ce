"""An evaluation beside an earlier one."""

from pathlib import Path

import msgspec
import pytest

from cleaner.errors import InputError
from cleaner.evaluation.baseline import compare_evaluations, read_baseline
from cleaner.evaluation.document_score import BodyScore, DocumentScore
from cleaner.evaluation.piece_scores import PieceScore
from cleaner.evaluation.summary import Evaluation, evaluation_of


def evaluation(*pieces: PieceScore, **bodies: BodyScore) -> Evaluation:
    return evaluation_of([DocumentScore(name, "en", "", body, list(pieces)) for name, body in bodies.items()])


def test_what_falls_by_more_than_it_may_is_a_loss() -> None:
    before, after = evaluation(a=BodyScore(1, 0.9)), evaluation(a=BodyScore(0.98, 0.95))
    assert [figure.name for figure in compare_evaluations(before, after).losses] == ["precision"]
    assert compare_evaluations(before, after, tolerance=0.03).losses == []


def test_emptied_documents_are_better_fewer() -> None:
    full, empty = evaluation(a=BodyScore(1, 1)), evaluation(a=BodyScore(1, 1, emptied=True))
    assert [figure.name for figure in compare_evaluations(full, empty).losses] == ["emptied"]
    assert compare_evaluations(empty, full).losses == []


def test_a_category_that_falls_is_told_and_its_pieces_count_in_the_whole() -> None:
    before = evaluation(PieceScore("legal", 2, 2, 2, 2, 2), a=BodyScore(1, 1))
    after = evaluation(PieceScore("legal", 2, 1, 1, 1, 1), a=BodyScore(1, 1))
    found = compare_evaluations(before, after)
    assert {figure.name for figure in found.figures if figure.gain} == {"pieces gone", "legal recall"}
    assert [figure.name for figure in found.losses] == ["pieces gone"]


def test_only_documents_of_both_are_compared_and_the_changed_are_named() -> None:
    before = evaluation(a=BodyScore(1, 1), gone=BodyScore(0, 0), same=BodyScore(1, 1))
    after = evaluation(a=BodyScore(0.5, 1), new=BodyScore(0, 0), same=BodyScore(1, 1))
    found = compare_evaluations(before, after)
    assert found.documents == 2
    assert [change.name for change in found.documents_changed] == ["a"]
    with pytest.raises(InputError, match="none of these documents"):
        compare_evaluations(before, evaluation(new=BodyScore(0, 0)))


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "before.json"
    before = evaluation(PieceScore("legal", 1), a=BodyScore(1, None))
    path.write_bytes(msgspec.json.encode(before))
    assert read_baseline(path) == before
    path.write_text("{}")
    with pytest.raises(InputError, match=r"before\.json: .*cleaner eval CORPUS --json"):
        read_baseline(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_baseline(tmp_path / "none.json")
