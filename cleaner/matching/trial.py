"""A rule on a block: whether everything that the rule says holds there, and what it then takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.categories import CATEGORIES
from cleaner.document import Block
from cleaner.matching.patterns import find_all, search
from cleaner.normal import line_key, plain
from cleaner.rule import Rule
from cleaner.traits import ASKED

if TYPE_CHECKING:
    import regex


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired on a block.

    `spans` holds (start, end, category) in the document's characters: the whole block, the
    matched words, or what each named group matched. `reason` says what the rule saw.
    """

    rule: Rule
    block: Block
    spans: tuple[tuple[int, int, str], ...]
    reason: str


class Trial:
    """A rule made ready to be tried on many blocks."""

    def __init__(self, rule: Rule) -> None:
        table = rule.table
        self.rule = rule
        self._least: int = table.min_words
        self._most: int | None = table.max_words
        self._place, self._match, self._unless = table.place, table.match, table.unless
        asked = [ASKED[name] for name in table.traits or ()]
        self._asked = tuple(one for one in asked if not one.costly)
        self._asked_last = tuple(one for one in asked if one.costly)
        self._near = tuple((text, step) for text, step in ((table.after, -1), (table.before, 1)) if text)
        self._keys: frozenset[str] | None = None

    def on(
        self,
        block: Block,
        notes: list[str],
        categories: dict[int, str] | None = None,
        stretch: tuple[int, int] | None = None,
    ) -> Hit | None:
        """The rule's hit on the block, None where something that the rule says does not hold.

        `categories` maps a removed block's index to its category, as far as these are known.
        `stretch` is what the rule's selector names of the block; whether it names any the caller
        knows. A pattern that takes too long is noted.
        """
        if block.words < self._least or (self._most is not None and block.words > self._most):
            return None
        if self._place is not None and block.position not in block.document.reach(self._place):
            return None
        if self.rule.table.lines is not None and block.key not in self._line_keys(self.rule.table.lines):
            return None
        if not block.is_all(self._asked):
            return None
        checked = self.rule.checked
        try:
            found = None
            if self._match is not None and (found := search(self._match, block.view, checked)) is None:
                return None
            if self._unless is not None and search(self._unless, block.view, checked) is not None:
                return None
            for wanted, step in self._near:
                if not _is_near(wanted, step, block, categories, checked):
                    return None
            if not block.is_all(self._asked_last):
                return None
            return _hit(self.rule, block, found, stretch or (block.start, block.end))
        except TimeoutError:
            note_timeout(self.rule, block, notes)
            return None

    def _line_keys(self, lines: list[str]) -> frozenset[str]:
        if self._keys is None:
            self._keys = frozenset(map(written_key, lines))
        return self._keys


def written_key(line: str) -> str:
    """The key of a line as a rule's author wrote it."""
    return line_key(" ".join(plain(line).split()))


def _is_near(wanted: str, step: int, block: Block, categories: dict[int, str] | None, checked: bool) -> bool:
    """Whether the block before (-1) or after (1) another has a category, or matches a pattern."""
    if wanted in CATEGORIES:
        return categories is not None and category_near(block, step, categories) == wanted
    near = _near(block, step)
    return near is not None and search(wanted, near.view, checked) is not None


def category_near(block: Block, step: int, categories: dict[int, str]) -> str | None:
    """What became of the block before (-1) or after (1) another, None where nothing did."""
    near = _near(block, step)
    return None if near is None else categories.get(near.index)


def _near(block: Block, step: int) -> Block | None:
    """The block before (-1) or after (1) another, None at the ends."""
    blocks, place = block.document.sequence(block)
    return blocks[place + step] if 0 <= place + step < len(blocks) else None


def note_timeout(rule: Rule, block: Block, notes: list[str]) -> None:
    """Say once in `notes` that a rule took too long on a block."""
    note = f'rule "{rule.id}" ({rule.file}:{rule.line}) took too long on block {block.index}'
    if (note := f"{note} and was skipped there") not in notes:
        notes.append(note)


def _hit(rule: Rule, block: Block, found: regex.Match[str] | None, stretch: tuple[int, int]) -> Hit | None:
    whole = ((*stretch, rule.category),)
    if found is None:
        return Hit(rule, block, whole, _said(rule, block))
    reason = f"matched “{found.group()[:80]}”"
    if rule.table.remove == "match" and rule.table.match is not None:
        spans = tuple(
            (block.source_offset(start), block.source_offset(end), rule.category)
            for start, end in find_all(rule.table.match, block.view)
        )
        return Hit(rule, block, spans, reason) if spans else None
    if found.re.groupindex and not rule.table.keep:
        return Hit(rule, block, _group_spans(found, block), reason)
    return Hit(rule, block, whole, reason)


def _group_spans(found: regex.Match[str], block: Block) -> tuple[tuple[int, int, str], ...]:
    spans = []
    for name in found.groupdict():
        start, end = found.span(name)
        category = name.replace("_", "-")
        if end > start and category in CATEGORIES:
            at = block.start if start == 0 else block.source_offset(start)
            spans.append((at, block.source_offset(end), category))
    return tuple(sorted(spans))


def _said(rule: Rule, block: Block) -> str:
    if rule.table.lines is not None:
        return f"the line “{block.view[:80]}”"
    if rule.table.select is not None:
        named = rule.selectors
        more = f" or one of {len(named) - 1} more like it" if len(named) > 1 else ""
        return f"an element that “{named[0]}”{more} names"
    if rule.table.traits:
        return f"a block that is {', '.join(rule.table.traits)}"
    return rule.table.description or "every block where the rule applies"
