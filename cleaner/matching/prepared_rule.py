"""A rule made ready to be tried on blocks: whether everything that it says holds there."""

from __future__ import annotations

from cleaner.document import Block
from cleaner.matching.context import Context
from cleaner.matching.evidence import Around, Weighing, weigh
from cleaner.matching.hits import Hit, Stretch, make_hit
from cleaner.rule import Rule
from cleaner.traits import COSTLY_TRAITS, bits_held, bits_of, has
from cleaner.word_search import Marks

CLOSE = 0.5
"""Within so much of each other two evidence rules are alike, and the category of a neighbour decides."""
_KEPT_SUMS = 100
_Holding = tuple[Marks, int, int, Around]
"""All that an evidence rule's sum comes of: a block's names of words, the document's topics, the block's
traits, and what stands beside it."""


class PreparedRule:
    """A rule made ready to be tried on many blocks.

    What is cheap to ask for is asked for first; what looks beyond the block comes last. `keys` are
    those of its `lines`, None where it has none; `wanted` and `unwanted` are the traits that a block
    must have and must lack, as bits. `asks_neighbours` says that it asks for what became of the block
    before or behind.
    """

    def __init__(self, rule: Rule) -> None:
        table = rule.table
        self.rule = rule
        self._min_words = table.min_words
        self._max_words = table.max_words
        self._place, self._match, self._unless = table.place, rule.patterns.match, rule.patterns.unless
        traits = [(name.removeprefix("!"), not name.startswith("!")) for name in table.traits or ()]
        self._traits = tuple(asked for asked in traits if asked[0] not in COSTLY_TRAITS)
        self._costly_traits = tuple(asked for asked in traits if asked[0] in COSTLY_TRAITS)
        self._cheap = bits_of(trait for trait, _ in self._traits)
        self.wanted = bits_of(trait for trait, wanted in traits if wanted)
        self.unwanted = bits_of(trait for trait, wanted in traits if not wanted)
        patterns_beside = (rule.patterns.after, -1), (rule.patterns.before, 1)
        self._near = tuple((pattern, step) for pattern, step in patterns_beside if pattern)
        self._before, self._behind = table.categories_before, table.categories_behind
        self.asks_neighbours = bool(self._before or self._behind)
        self.keys = None if rule.lines is None else frozenset(rule.lines)
        evidence = table.evidence
        self._hinting = bits_of(evidence.traits) if evidence is not None else 0
        self._sums: dict[_Holding, tuple[str, float]] = {}

    def suits(self, line: str, context: Context) -> bool:
        """Whether its patterns hold of a line, so that it can fire there; True where that takes too long."""
        try:
            if self._match is not None and context.search(self.rule, self._match, line) is None:
                return False
            return self._unless is None or context.search(self.rule, self._unless, line) is None
        except TimeoutError:
            return True

    def hit(self, block: Block, context: Context, stretch: Stretch | None = None) -> Hit | None:
        """The hit on the block of a rule without evidence, None where something that it says does not hold.

        `stretch` is what the rule's selector names of the block; that it names any is for the caller
        to know. A pattern that takes too long is noted in the context.
        """
        return self.candidate_hit(block, context, stretch) if self._is_of_size(block) else None

    def candidate_hit(self, block: Block, context: Context, stretch: Stretch | None = None) -> Hit | None:
        """The same for a block of the right size whose line is one of the rule's `lines`, if it has any."""
        rule = self.rule
        if rule.order in context.used_up or not self._fits(block, context):
            return None
        try:
            found = None
            if self._match is not None and (found := context.search(rule, self._match, block.view)) is None:
                return None
            if not self._is_so_around(block, context):
                return None
            matches = None
            if found is not None and rule.table.remove == "match":
                matches = context.find_all(rule, self._match or "", found.string)
            return make_hit(rule, block, found, stretch or (block.start, block.end), matches)
        except TimeoutError:
            context.note_timeout(rule, block)
            return None

    def evidence_hit(self, block: Block, context: Context, beside: Around) -> Hit | None:
        """The hit of an evidence rule, None where its hints do not reach the threshold.

        `beside` is what stands around the block.
        """
        if not self._may_be_weighed(block, context):
            return None
        reason, margin = self._sum(block, beside)
        if margin < 0:
            return None
        if self.rule.category in (beside.before, beside.behind):
            margin += CLOSE
        return Hit(self.rule, block, reason, margin=margin)

    def weighing(self, block: Block, context: Context, beside: Around) -> Weighing | None:
        """What an evidence rule's hints add up to on a block, None where something else does not hold."""
        return weigh(self.rule, block, beside) if self._may_be_weighed(block, context) else None

    def _sum(self, block: Block, beside: Around) -> tuple[str, float]:
        """What an evidence rule weighed, in words, and how far that is above its threshold.

        Thousands of lines may be alike, so the last sums are kept.
        """
        holding = block.marks, block.document.topics, bits_held(block, self._hinting), beside
        if (known := self._sums.get(holding)) is None:
            if len(self._sums) >= _KEPT_SUMS:
                self._sums.clear()
            weighing = weigh(self.rule, block, beside)
            known = self._sums[holding] = str(weighing), weighing.margin
        return known

    def _may_be_weighed(self, block: Block, context: Context) -> bool:
        """Whether all that an evidence rule says beside its hints holds of a block."""
        rule = self.rule
        if rule.order in context.used_up or not self._is_of_size(block) or not self._fits(block, context):
            return False
        try:
            if self._match is not None and context.search(rule, self._match, block.view) is None:
                return False
            return self._is_so_around(block, context)
        except TimeoutError:
            context.note_timeout(rule, block)
            return False

    def _is_of_size(self, block: Block) -> bool:
        """Whether the block has as many words as it must, and is one of the rule's lines."""
        if block.words < self._min_words or (self._max_words is not None and block.words > self._max_words):
            return False
        return self.keys is None or block.key in self.keys

    def _fits(self, block: Block, context: Context) -> bool:
        """Whether the block stands where it must and has the traits that are cheap to tell or known."""
        lacking = block.asked & ~block.held
        if lacking & self.wanted or block.held & self.unwanted:
            return False
        if self._place is not None and block.position not in context.places.reach(self._place):
            return False
        return not self._cheap & ~block.asked or _has_all(self._traits, block)

    def _is_so_around(self, block: Block, context: Context) -> bool:
        """Whether nothing saves the block, and what looks beyond it holds; raises TimeoutError."""
        if self._unless is not None and context.search(self.rule, self._unless, block.view) is not None:
            return False
        if (self._near or self.asks_neighbours) and not self._neighbours_fit(block, context):
            return False
        return not self._costly_traits or _has_all(self._costly_traits, block)

    def _neighbours_fit(self, block: Block, context: Context) -> bool:
        """Whether the blocks before and behind have a category, or match the pattern, that is asked for."""
        if self.asks_neighbours and not self.fits_between(*context.beside(block)):
            return False
        for pattern, step in self._near:
            near = context.neighbour(block, step)
            if near is None or not context.holds(self.rule, pattern, near.view):
                return False
        return True

    def fits_between(self, before: str | None, behind: str | None) -> bool:
        """Whether it may fire between blocks that went as these categories, None where one stays."""
        return (not self._before or before in self._before) and (not self._behind or behind in self._behind)


def _has_all(traits: tuple[tuple[str, bool], ...], block: Block) -> bool:
    """Whether the block has each trait that is wanted, and none that is not."""
    for trait, wanted in traits:  # noqa: SIM110 (a third faster, and asked of most blocks)
        if has(block, trait) != wanted:
            return False
    return True
