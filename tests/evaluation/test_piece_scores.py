"""Pieces that a person found, beside those that a cleaner did."""

import pytest
from making import PROSE, document

from cleaner.evaluation.piece_scores import PieceScore, Span, score_pieces, total_pieces

TEXT = f"{PROSE}\n0123456789"
AT = len(PROSE) + 1
WHOLE: Span = (AT, AT + 10, "advert")


@pytest.mark.parametrize(
    ("found", "score"),
    [
        ([WHOLE], PieceScore("advert", gold=1, gone=1, named=1, found=1, right=1)),
        ([(AT, AT + 6, "advert")], PieceScore("advert", gold=1, gone=1, named=1, found=1, right=1)),
        ([(AT, AT + 5, "advert")], PieceScore("advert", gold=1, found=1, right=1)),
        ([(0, 9, "advert")], PieceScore("advert", gold=1, found=1)),
        ([], PieceScore("advert", gold=1)),
    ],
)
def test_a_piece_is_found_by_more_than_half(found: list[Span], score: PieceScore) -> None:
    assert score_pieces(document(TEXT), [WHOLE], found) == [score]


def test_a_piece_under_another_name_is_gone_and_not_named() -> None:
    assert score_pieces(document(TEXT), [WHOLE], [(*WHOLE[:2], "legal")]) == [
        PieceScore("advert", gold=1, gone=1),
        PieceScore("legal", found=1),
    ]


def test_of_a_page_only_the_main_content_and_a_person_s_pieces_are_judged() -> None:
    page = document(TEXT)
    page.blocks[1].main = False
    page.settle_main()
    assert score_pieces(page, [], [WHOLE]) == []
    assert score_pieces(page, [WHOLE], [WHOLE])[0].right == 1


def test_counts_add_up_to_precision_and_recall() -> None:
    (total,) = total_pieces([PieceScore("legal", 3, 2, 1, 1, 1), PieceScore("legal", 1, 0, 0, 3, 0)])
    assert total == PieceScore("legal", 4, 2, 1, 4, 1)
    assert (total.precision, total.recall) == (0.25, 0.25)
    assert (PieceScore("legal").precision, PieceScore("legal").recall) == (1, 1)
