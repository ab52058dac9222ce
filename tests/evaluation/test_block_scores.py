"""Precision and recall by category: a block has the category that takes most of it."""

from making import block, document

from cleaner.evaluation.block_scores import (
    BODY,
    BlockScore,
    JudgedBlock,
    block_category,
    body_lost,
    category_scores,
    judged_blocks,
)


def test_a_block_has_the_category_that_takes_most_of_it() -> None:
    line = block("Photo: the quay at dusk")
    assert block_category(line, [(0, 6, "photo-credit"), (6, 23, "caption")]) == "caption"


def test_a_block_that_nothing_touches_is_body_and_one_that_is_touched_a_little_is_neither() -> None:
    line = block("Photo: the quay at dusk")
    assert block_category(line, []) == BODY
    assert block_category(line, [(0, 6, "photo-credit")]) is None


def test_blocks_that_a_person_judged_in_part_are_left_out() -> None:
    made = document("Photo: the quay at dusk\n\nThe end")
    judged = judged_blocks(made, [(0, 6, "photo-credit")], [(0, 23, "caption")])
    assert list(judged) == [JudgedBlock(BODY, BODY)]


def test_precision_is_of_what_went_and_recall_of_what_should_have_gone() -> None:
    pairs = [("advert", "advert"), ("advert", BODY), ("legal", "advert"), (BODY, "legal"), (BODY, BODY)]
    judged = [JudgedBlock(gold, found) for gold, found in pairs]
    advert, legal = category_scores(judged)
    assert advert == BlockScore("advert", gold=2, found=2, right=1)
    assert (advert.precision, advert.recall) == (0.5, 0.5)
    assert (legal.precision, legal.recall) == (0, 0)
    assert body_lost(judged) == 0.5


def test_of_none_all_is_right() -> None:
    assert BlockScore("advert", 0, 0, 0).precision == BlockScore("advert", 0, 0, 0).recall == 1
    assert body_lost([]) == 0
