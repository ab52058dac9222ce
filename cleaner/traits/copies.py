"""Traits of lines that the document said before: an article that an extractor took down twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cleaner.document import Block
from cleaner.traits.lines import is_sentence, is_table_row

COPIED_PARAGRAPHS = 4
COPIED_WORDS = 150
"""Shorter runs are refrains, notes and steps that an article gives anew where they are due.

Of the development pages two hold a longer run, an article told twice and one told three times; next come
the drills of training plans and the blurbs of conferences, with three paragraphs at most.
"""
LONG_LINE = 12
GAP = 2
"""So many lines that are new may stand between copied ones, as a picture's do."""


def find_copies(blocks: Sequence[Block]) -> Iterator[int]:
    """The indexes of blocks in a run that stood earlier in the document, line by line in the same order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    run: list[Block] = []
    origin = gap = 0
    for place, block in enumerate(blocks):
        stood = places[block.key]
        at = bisect_left(stood, origin) if run else 0
        if at < len(stood) and (not run or stood[at] - origin <= GAP + 1):
            origin, gap = stood[at], 0
            run.append(block)
        elif gap < GAP:
            gap += 1
        else:
            yield from _if_long(run)
            run, gap = [], 0
        stood.append(place)
    yield from _if_long(run)


def _if_long(run: Sequence[Block]) -> Iterator[int]:
    told = [block for block in run if _is_paragraph(block)]
    if len(told) >= COPIED_PARAGRAPHS and sum(block.words for block in told) >= COPIED_WORDS:
        yield from (block.index for block in run)


def _is_paragraph(block: Block) -> bool:
    return (
        block.words >= LONG_LINE
        and block.content == block.start
        and is_sentence(block)
        and not is_table_row(block)
    )
