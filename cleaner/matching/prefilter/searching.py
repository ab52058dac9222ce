"""The search for clues: thousands of short texts, looked for in many blocks at once.

Blocks are searched in a plainer form, with a space for every sign, and mostly without case. There a
clue that must begin or end with a word, or with its block, is one string with the spaces or line
breaks around it, so that the search itself sees to that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import regex
from ahocorasick_rs import AhoCorasick

from cleaner.document import Block
from cleaner.matching.prefilter.clues import Clue
from cleaner.normal import fold
from cleaner.rule import Rule

STRETCH = 60_000
"""Characters that are searched at once: what is found in them is kept until it has been looked at."""

_ASCII_SIGNS = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "\n"}
_SIGN_BYTES = bytes(ord(" ") if code in _ASCII_SIGNS else code for code in range(256))
_OTHER_SIGNS = regex.compile(r"[^\x00-\x7f\p{L}\p{Nd}]")
# Blocks of more words than this are searched apart: few rules are for such, and most text is there.
_LONG = 40
_ANY = 1 << 60


def bound(number: float) -> int:
    """A limit as a whole number that is compared quickly; infinity as one that nothing reaches."""
    return int(min(number, _ANY))


class Sized:
    """A rule with what a block must be for it to fire.

    That is how long, in words and in the characters of its view, and which texts the folded view
    must hold: one of each group.
    """

    __slots__ = ("groups", "least", "longest", "most", "order", "rule", "shortest")

    def __init__(
        self,
        rule: Rule,
        least: int = 0,
        most: int = _ANY,
        shortest: int = 0,
        longest: int = _ANY,
        groups: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self.rule, self.least, self.most = rule, least, most
        self.shortest, self.longest, self.groups = shortest, longest, groups
        self.order: int = rule.order

    def fits(self, words: int, folded: str) -> bool:
        """Whether a block of so many words, whose view folds to `folded`, is so."""
        return self.least <= words <= self.most and self.holds(folded)

    def holds(self, folded: str) -> bool:
        """Whether a view that folds to `folded` is long enough, and holds a text of each group."""
        if not self.shortest <= len(folded) <= self.longest:
            return False
        for group in self.groups:
            for text in group:
                if text in folded:
                    break
            else:
                return False
        return True


class _Sought:
    """What to look at where a rule's needle is found; many of its needles may share it.

    The needle begins at most `before` characters after the block's first letter or digit, and ends
    at most `after` before the end of the last. `spelling` is what stands from its character `lead`
    on, None where capitals don't matter.
    """

    __slots__ = ("after", "before", "lead", "order", "sized", "spelling")

    def __init__(self, before: int, after: int, spelling: str | None, lead: int, sized: Sized) -> None:
        self.before, self.after, self.spelling, self.lead = before, after, spelling, lead
        self.sized, self.order = sized, sized.order

    def is_spelled(self, view: str, at: int) -> bool:
        """Whether a block's view has the capitals, where the needle begins at its character `at`."""
        spelling = self.spelling
        if spelling is None:
            return True
        at += self.lead
        return all(
            here == wanted or wanted == fold(wanted)
            for here, wanted in zip(view[at : at + len(spelling)], spelling, strict=False)
        )


class _Batch:
    """Blocks, their views, plain and folded, and what was found so far.

    That is for each block its rules by their order. `unfit` are the orders of the rules that have a
    clue there and don't fit: to find that out takes as long as the block is, so it is done once.
    """

    def __init__(self, blocks: list[Block], folded: list[str]) -> None:
        self.blocks, self.folded = blocks, folded
        self.views = [block.view for block in blocks]
        self.found: list[dict[int, Rule]] = [{} for _ in blocks]
        self.unfit: defaultdict[int, set[int]] = defaultdict(set)


def searchable(text: str) -> str:
    """The text with a space for every character that is no letter or digit; line feeds stay."""
    if text.isascii():
        return text if text.replace(" ", "").isalnum() else text.translate(_ASCII_SIGNS)
    return _OTHER_SIGNS.sub(" ", text).encode().translate(_SIGN_BYTES).decode()


class ClueSearch:
    """Rules with their clues, made once and asked for every document."""

    def __init__(self, rules: Iterable[tuple[Sized, Sequence[Clue]]]) -> None:
        self._in_short, self._in_long = _Needles(), _Needles()
        self._capitals, self._signs = _Needles(), _Needles()
        for sized, clues in rules:
            alike: dict[tuple[int, int, str | None, int], _Sought] = {}
            for clue in clues:
                needle, before, after, spelling, lead = _needle(clue)
                sought = alike.get((before, after, spelling, lead))
                if sought is None:
                    sought = _Sought(before, after, spelling, lead, sized)
                    alike[before, after, spelling, lead] = sought
                self._add(clue, needle, sought)

    def _add(self, clue: Clue, needle: str, sought: _Sought) -> None:
        if not needle.strip():
            self._signs.add(clue.text, sought)
        elif needle.isupper():
            self._capitals.add(needle, sought)
        else:
            if sought.sized.least <= _LONG:
                self._in_short.add(needle, sought)
            if sought.sized.most > _LONG:
                self._in_long.add(needle, sought)

    def find(self, blocks: list[Block], folded: list[str]) -> list[dict[int, Rule]]:
        """For each block the rules that it has a clue of; `folded` are the blocks' folded views."""
        batch = _Batch(blocks, folded)
        searched = searchable("\n".join(batch.views))
        cased, lines = searched.split("\n"), fold(searched).split("\n")
        every = list(range(len(blocks)))
        short = [place for place in every if blocks[place].words <= _LONG]
        long = [place for place in every if blocks[place].words > _LONG]
        self._in_short.search(batch, short, [lines[place] for place in short])
        self._in_long.search(batch, long, [lines[place] for place in long])
        self._capitals.search(batch, every, cased)
        self._signs.search_signs(batch)
        return batch.found


class _Needles:
    """Texts that are looked for at once, each with the rules that it speaks for."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        # Those of most needles are one same tuple: few objects are quickly looked at and collected.
        self._sought: list[tuple[_Sought, ...]] = []
        self._shared: dict[tuple[_Sought, ...], tuple[_Sought, ...]] = {}
        self._automaton: AhoCorasick | None = None
        self._longest = 0

    def add(self, needle: str, sought: _Sought) -> None:
        """Look for the needle too."""
        number = self._numbers.setdefault(needle, len(self._sought))
        if number == len(self._sought):
            self._sought.append(())
        found = (*self._sought[number], sought)
        self._sought[number] = self._shared.setdefault(found, found)

    def _make_ready(self) -> AhoCorasick:
        if self._automaton is None:
            self._longest = max(map(len, self._numbers))
            self._automaton = AhoCorasick(list(self._numbers), store_patterns=False)
            self._numbers, self._shared = {}, {}
        return self._automaton

    def _find(self, text: str) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
        """Stretch by stretch (number, start, end) of every needle in it, in the order of their ends.

        With each stretch comes what its places count from.
        """
        if not self._sought:
            return
        automaton = self._make_ready()
        for begin in range(0, len(text), STRETCH):
            shift = begin - min(self._longest, begin)
            stretch = text[shift : begin + STRETCH]
            found = automaton.find_matches_as_indexes(stretch, overlapping=True)
            yield shift, [hit for hit in found if hit[2] > begin - shift] if shift < begin else found

    def search(self, batch: _Batch, places: list[int], lines: list[str]) -> None:
        """Add to the batch's finds those in some of its blocks, whose searchable views are the lines."""
        cores = [line.strip() for line in lines]
        at, first, last, limit = -1, 0, 0, -1
        here: dict[int, Rule] = {}
        unfit: set[int] = set()
        view, folded, words, indent = "", "", 0, 0
        for shift, found in self._find("\n " + " \n ".join(cores) + " \n"):
            for number, begin, stop in found:
                start, end = begin + shift, stop + shift
                while end > limit:
                    at += 1
                    first = limit + 1 if at else 2
                    last = first + len(cores[at])
                    limit = last + 2
                    if end <= limit:
                        place = places[at]
                        here, unfit, words = batch.found[place], batch.unfit[place], batch.blocks[place].words
                        view, folded = batch.views[place], batch.folded[place]
                        indent = len(lines[at]) - len(lines[at].lstrip()) - first
                for sought in self._sought[number]:
                    order = sought.order
                    if start - first > sought.before or last - end > sought.after:
                        continue
                    if order in here or order in unfit:
                        continue
                    if not sought.sized.fits(words, folded):
                        unfit.add(order)
                    elif sought.is_spelled(view, start + indent):
                        here[order] = sought.sized.rule

    def search_signs(self, batch: _Batch) -> None:
        """The same for needles that searchable lines do not hold."""
        place, limit = -1, 0
        for shift, found in self._find(_encodable("\n".join(batch.folded))):
            for number, _, end in found:
                while end + shift > limit:
                    place += 1
                    limit += len(batch.folded[place]) + 1
                here, unfit = batch.found[place], batch.unfit[place]
                folded, words = batch.folded[place], batch.blocks[place].words
                for sought in self._sought[number]:
                    order = sought.order
                    if order in here or order in unfit:
                        continue
                    if sought.sized.fits(words, folded):
                        here[order] = sought.sized.rule
                    else:
                        unfit.add(order)


def _encodable(text: str) -> str:
    """The text without halves of characters, which have no form in the UTF-8 that the search takes."""
    return text if text.isascii() else text.encode(errors="replace").decode()


def _needle(clue: Clue) -> tuple[str, int, int, str | None, int]:
    """What to look for in searchable lines, in capitals where it must have them; blank for mere signs.

    The rest is what a `_Sought` says of it.
    """
    text = searchable(clue.text)
    core = text.strip()
    left = len(text) - len(text.lstrip())
    right = len(text) - left - len(core)
    head = "\n " if clue.before == 0 else " " if left or clue.word_start else ""
    tail = " \n" if clue.after == 0 else " " if right or clue.word_end else ""
    before = _ANY if clue.before == 0 else bound(clue.before + left - len(head))
    after = _ANY if clue.after == 0 else bound(clue.after + right - len(tail))
    spelling = core if clue.spelling == clue.text else searchable(clue.spelling).strip()
    wanted = None if spelling == core else spelling
    if spelling.isupper():
        core, wanted = spelling, None
    return head + core + tail, before, after, wanted, len(head)
