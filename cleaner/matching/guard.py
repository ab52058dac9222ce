"""The guard: rules that rest on circumstance alone yield where they would take most of a document.

A rule rests on circumstance where nothing that it says needs a word of the block: it names a class,
a neighbour's category, a place, a trait, or a pattern that nearly every block matches; where it
weighs hints; or where it says `yields`. So does every rule beyond the block that it names itself, in
an open section or rest.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from cleaner.document import Block, Document
from cleaner.matching.prefilter.literals import share_of
from cleaner.matching.verdicts import Claim
from cleaner.traits import has

MOST = 0.5
"""The share of the running words that rules on circumstance may take, of what the others leave."""
COMMON = 0.5
"""A pattern whose literals stand in so many blocks, as a share, says nothing of the block."""
LEAST_WORDS = 12
"""A document of fewer words has no article that could be lost."""
SENTENCE_WORDS = 4
RUNNING_SHARE = 0.1
"""Where less of all words runs on, the document is a list or table, and every word counts."""
FEW_LINKS = 0.5


GUARDED = "on circumstance alone they would have taken most of the document, so these rules yielded: "
"""How the note begins that names the rules which yielded."""


class Guard:
    """A document's running words, and the rules that must leave them.

    `off` are the ids of rules that take nothing of the document, at first those that its site
    switches off; `bounded` are rules that take no more than the block they name themselves.
    """

    def __init__(self, document: Document, off: Collection[str] = ()) -> None:
        self.off, self.bounded = set(off), set[str]()
        self._document = document
        self._running, self._words = _article_words(document)

    @property
    def notes(self) -> list[str]:
        """What a person should know of the rules that yielded."""
        return [GUARDED + ", ".join(sorted(self.bounded))] if self.bounded else []

    def restrains(self, claims: Sequence[Claim]) -> bool:
        """Whether claims would take most of the document on circumstance; their rules yield then.

        Those yield first that would take most, and only so many as must.
        """
        taken, left = self._taken(claims)
        over = sum(taken.values()) - MOST * left
        if not taken or over <= 0:
            return False
        for (rule_id, direct), words in taken.most_common():
            if over <= 0:
                break
            self.bounded.add(rule_id)
            if direct:
                self.off.add(rule_id)
            over -= words
        return True

    def _taken(self, claims: Sequence[Claim]) -> tuple[Counter[tuple[str, bool]], int]:
        """The running words that each rule takes on circumstance, in the block that it names and beyond
        it, and how many words the other rules leave."""
        taken: Counter[tuple[str, bool]] = Counter()
        left = sum(self._words)
        for claim, words in self._words_of(claims):
            if not rests_on_circumstance(claim):
                left -= words
            elif words:
                taken[claim.rule.id, claim.direct] += words
        return taken, left

    def _words_of(self, claims: Sequence[Claim]) -> Iterator[tuple[Claim, int]]:
        """Each claim with how many of the words that count it takes.

        Beyond the block that a rule names, titles are a list's items, and only what runs on counts.
        """
        blocks = [block for block in self._document.blocks if self._words[block.index]]
        at = 0
        for claim in claims:
            while at < len(blocks) and blocks[at].end <= claim.start:
                at += 1
            if at < len(blocks) and blocks[at].start < claim.end:
                block = blocks[at]
                share = (claim.end - claim.start) / (block.end - block.start)
                words = self._words if claim.direct else self._running
                yield claim, round(share * words[block.index])


def rests_on_circumstance(claim: Claim) -> bool:
    """Whether a claim needs no word of what it takes."""
    patterns = claim.rule.patterns
    if claim.rule.table.yields:
        return True
    if not claim.direct:
        return patterns.until is None and (patterns.while_ is None or _says_nothing(patterns.while_))
    if claim.rule.lines is not None:
        return False
    return patterns.match is None or _says_nothing(patterns.match, claim.rule.literals)


def _says_nothing(pattern: str, literals: tuple[str, ...] | None = None) -> bool:
    return share_of(pattern, literals) >= COMMON


def _article_words(document: Document) -> tuple[array[int], array[int]]:
    """For each block how many of its words run on, and how many the article could be made of.

    What a document says twice counts once.
    """
    once = _once(document.main_blocks)
    nothing = array("q", bytes(8 * len(document.blocks)))
    everything, words, running = nothing[:], nothing[:], nothing[:]
    for block in once:
        everything[block.index] = block.words
        if block.link_share < FEW_LINKS:
            words[block.index] = block.words
    if sum(words) < RUNNING_SHARE * sum(everything):
        words = everything  # all of it is linked, as the lines of a song with notes are
    if sum(words) < LEAST_WORDS:
        return nothing, nothing
    for block in once:
        if runs_on(block):
            running[block.index] = block.words
    few = sum(running) < RUNNING_SHARE * sum(words)
    return running, words if few else running


def _once(blocks: Sequence[Block]) -> Collection[Block]:
    """Of blocks that say the same the first."""
    return {block.key: block for block in reversed(blocks)}.values()


def runs_on(block: Block) -> bool:
    """Whether a block is a sentence, or a line of verse, of code, of a table or of instructions."""
    if block.link_share >= FEW_LINKS:
        return False
    sentence = block.words >= SENTENCE_WORDS and has(block, "sentence")
    return sentence or any(has(block, trait) for trait in ("verse", "code", "step", "fact", "table"))
