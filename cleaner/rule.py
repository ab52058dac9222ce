"""What a rule says: what is made of a table of a rule file."""

from __future__ import annotations

import sys
from collections.abc import Callable

import msgspec

from cleaner.normal import written_key
from cleaner.rule_tables import PageTable, RuleTable


class Patterns(msgspec.Struct, frozen=True):
    """A rule's regular expressions as they are searched: lists joined, words put in."""

    match: str | None = None
    unless: str | None = None
    while_: str | None = None
    until: str | None = None
    after: str | None = None
    before: str | None = None

    @classmethod
    def of(cls, table: RuleTable, fill: Callable[[str], str | None] = str) -> Patterns:
        """A table's patterns; `fill` puts words into one, and gives None where there are none for it."""
        return cls(
            _joined(table.match, fill),
            _joined(table.unless, fill),
            _joined(table.while_, fill),
            _joined(table.until, fill),
            None if table.categories_before else _joined(table.after, fill),
            None if table.categories_behind else _joined(table.before, fill),
        )

    @property
    def by_key(self) -> dict[str, str]:
        """The patterns by the keys of rule files."""
        said = {field.rstrip("_"): getattr(self, field) for field in self.__struct_fields__}
        return {key: text for key, text in said.items() if text is not None}


def _joined(written: str | list[str] | None, fill: Callable[[str], str | None]) -> str | None:
    """Patterns of which any may match -> one; None where none can be filled.

    It is interned, for it may hold hundreds of words, and is a key of what was made ready before.
    """
    listed = [written] if isinstance(written, str) else written or []
    filled = [text for text in map(fill, listed) if text is not None]
    if not filled:
        return None
    return sys.intern(filled[0] if len(filled) == 1 else "|".join(f"(?:{text})" for text in filled))


class Rule(msgspec.Struct, frozen=True):
    """A rule ready to be matched: its table, and where it comes from.

    `patterns` and `lines` are the table's with their words put in, the lines as their keys. `layer`
    counts the rule folders in the order they were read, 0 for the packaged ones. `order` is its place
    among all loaded rules.
    `file` and `line` name where it is written. `literals` are those of which a match of its
    pattern must hold one, None until they were derived. `checked` says that its patterns were tried on
    strings made to be hard, as the packaged rules' are before a release.
    """

    table: RuleTable
    category: str
    language: str
    site: str | None
    file: str
    line: int
    layer: int
    order: int
    patterns: Patterns = None  # type: ignore[assignment]  # made of the table
    lines: tuple[str, ...] | None = None
    literals: tuple[str, ...] | None = None
    checked: bool = False

    def __post_init__(self) -> None:
        if self.patterns is None:
            msgspec.structs.force_setattr(self, "patterns", Patterns.of(self.table))
            lines = None if self.table.lines is None else tuple(map(written_key, self.table.lines))
            msgspec.structs.force_setattr(self, "lines", lines)

    @property
    def id(self) -> str:
        return self.table.id

    @property
    def selectors(self) -> list[str]:
        """The rule's selectors, none, one or several."""
        select = self.table.select
        return [select] if isinstance(select, str) else list(select or ())

    @property
    def rank(self) -> tuple[int, int]:
        """Precedence among rules: the user's over the packaged, site over language over any."""
        scope = 2 if self.site else 0 if self.language == "any" else 1
        return self.layer, scope


class Page(msgspec.Struct, frozen=True):
    """A site's `[page]` table with its domain and origin."""

    site: str
    table: PageTable
    file: str
    line: int
    layer: int


class Disabled(msgspec.Struct, frozen=True):
    """The rules that a file switches off: on its site, without a site everywhere."""

    ids: tuple[str, ...]
    site: str | None
    file: str
