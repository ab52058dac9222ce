"""Which rules can fire on which blocks: one search for clues over many blocks and a few look-ups.

A rule without a selector is found by its block's key (`lines`), by a clue that its pattern needs
(`match`), by where it may stand (`place`), or, for want of all these, by the block's size alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import inf

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.prefilter.clues import Clue, Needs
from cleaner.matching.prefilter.literals import needs
from cleaner.matching.prefilter.searching import STRETCH, ClueSearch, Sized, bound
from cleaner.matching.prepared_rule import written_key
from cleaner.normal import fold, line_core
from cleaner.rule import Place, Rule, RuleTable
from cleaner.traits import PAGE_TRAITS

# The share of blocks that hold a rule's clues up to which these are looked for in all blocks: for a
# rule with a place in few of them, and for any other.
_RARE = 0.12
_COMMON = 2.0
_MANY_WORDS = 200
_SHORT = 12
_FEW_BLOCKS = 12
_UNKNOWN = Needs()

_ByWords = list[list[Sized]]
"""For each number of words in a block, the last standing for all above, the rules for such blocks."""


class _Unsearched:
    """Rules that no search finds, by where their blocks stand and how many words these have.

    Those in `bulleted` are for blocks that begin with a bullet alone.
    """

    def __init__(self, rules: Sequence[Sized], bulleted: Collection[Sized] = ()) -> None:
        anywhere = [s for s in rules if s.rule.table.place is None]
        self._anywhere = {
            True: _by_words(anywhere),
            False: _by_words([s for s in anywhere if s not in bulleted]),
        }
        placed: dict[tuple[Place, type], list[Sized]] = defaultdict(list)
        for sized in rules:
            if (place := sized.rule.table.place) is not None:
                placed[place, type(place)].append(sized)
        self._placed = [(place, _by_words(found)) for (place, _), found in placed.items()]

    def in_document(self, context: Context) -> _UnsearchedHere:
        """The same rules, knowing which of the document's positions their places mean."""
        placed = [(context.places.reach(place), by_words) for place, by_words in self._placed]
        return _UnsearchedHere(self._anywhere, placed)


class _UnsearchedHere:
    """Rules that no search finds, for one document."""

    def __init__(self, anywhere: dict[bool, _ByWords], placed: list[tuple[range, _ByWords]]) -> None:
        self._anywhere = anywhere
        self._wide = [(reach, by_words) for reach, by_words in placed if len(reach) > _FEW_BLOCKS]
        self._narrow: dict[int, list[_ByWords]] = defaultdict(list)
        for reach, by_words in placed:
            for position in reach if len(reach) <= _FEW_BLOCKS else ():
                self._narrow[position].append(by_words)

    def on(self, block: Block, folded: str) -> list[Rule]:
        """The rules that can fire on a block, whose view folds to `folded`."""
        position, at = block.position, min(block.words, _MANY_WORDS)
        tried = self._anywhere[block.content > block.start][at]
        for reach, by_words in self._wide:
            if by_words[at] and position in reach:
                tried = tried + by_words[at]
        for by_words in self._narrow.get(position, ()):
            tried = tried + by_words[at]
        return [sized.rule for sized in tried if sized.holds(folded)]


class RuleIndex:
    """An index over rules that have no selector, made once and asked for every document."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._lines: dict[str, tuple[Rule, ...]] = {}
        searched: list[tuple[Sized, tuple[Clue, ...]]] = []
        unsearched: list[Sized] = []
        outside: list[Sized] = []
        for rule in rules:
            table, needed = rule.table, _needs(rule)
            if rule.lines is not None:
                alone = (rule,)
                for key in map(written_key, rule.lines):
                    others = self._lines.get(key, ())
                    self._lines[key] = (*others, rule) if others else alone
            elif needed.clues and needed.share <= (_RARE if _stands_in_few(table) else _COMMON):
                searched.append((_sized(rule, needed, needed.also), needed.clues))
            else:
                sized = _sized(rule, needed, tuple(clue.text for clue in needed.clues or ()), needed.also)
                unsearched.append(sized)
                if needed.share <= _COMMON:
                    outside.append(sized)
        self._longest_line = max(map(len, self._lines), default=0)
        self._search = ClueSearch(searched)
        self._in_pages = _Unsearched(unsearched)
        in_texts = [s for s in unsearched if not _needs_page(s.rule.table)]
        self._in_texts = _Unsearched(in_texts, [s for s in in_texts if _needs_bullet(s.rule.table)])
        self._outside = _Unsearched(outside)

    def candidates(self, context: Context) -> Iterator[tuple[Block, list[Rule]]]:
        """The blocks that rules can fire on, each with those rules; none stands twice with a block."""
        document = context.document
        main = (self._in_texts if document.markup is None else self._in_pages).in_document(context)
        outside = main if document.markup is None else self._outside.in_document(context)
        for blocks in _batches(document.blocks):
            context.deadline.check()
            views = fold("\n".join([block.view for block in blocks])).split("\n")
            for block, folded, found in zip(blocks, views, self._search.find(blocks, views), strict=True):
                rules = [*found.values()] if found else []
                rules += (main if block.main else outside).on(block, folded)
                if self._lines and len(core := line_core(folded)) <= self._longest_line:
                    rules += self._lines.get(core, ())
                if rules:
                    yield block, rules


def _batches(blocks: list[Block]) -> Iterator[list[Block]]:
    """The blocks in batches that are searched at once, so that long documents take little memory."""
    batch: list[Block] = []
    size = 0
    for block in blocks:
        batch.append(block)
        size += block.end - block.start
        if size >= STRETCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _sized(rule: Rule, needed: Needs, *groups: tuple[str, ...]) -> Sized:
    table = rule.table
    most = inf if table.max_words is None else table.max_words
    texts = tuple(group for group in groups if group)
    return Sized(rule, table.min_words, bound(most), needed.least, bound(needed.most), texts)


def _needs(rule: Rule) -> Needs:
    if rule.needs is not None:
        return rule.needs
    return _UNKNOWN if rule.patterns.match is None else needs(rule.patterns.match)


def _needs_page(table: RuleTable) -> bool:
    """Whether only a page's block can have what the rule asks for."""
    return not PAGE_TRAITS.isdisjoint(table.traits or ())


def _needs_bullet(table: RuleTable) -> bool:
    """Whether only a text's block that begins with a bullet can have what the rule asks for."""
    return "list-item" in (table.traits or ())


def _stands_in_few(table: RuleTable) -> bool:
    """Whether the rule is for few of a document's blocks, so that these may as well be tried."""
    if table.place is None:
        return False
    words = inf if table.max_words is None else table.max_words
    return words <= _SHORT or (isinstance(table.place, int) and abs(table.place) <= _FEW_BLOCKS)


def _by_words(rules: list[Sized]) -> _ByWords:
    found: _ByWords = []
    for words in range(_MANY_WORDS):
        # A block has no more words than characters.
        fit = [s for s in rules if s.least <= words <= s.most and words <= s.longest]
        found.append(found[-1] if found and found[-1] == fit else fit)
    return [*found, [s for s in rules if s.most >= _MANY_WORDS]]
