"""What one rule folder holds."""

from __future__ import annotations

import msgspec

from cleaner.errors import RuleError
from cleaner.matching.ready import NOTHING_READY, ReadyLanguages
from cleaner.printable import printable_path
from cleaner.rule import Disabled, Page, Rule
from cleaner.rulebook.faults import Report, raised


class FolderContents(msgspec.Struct):
    """What one rule folder holds, the rules by id, and what was made ready of them before.

    `packed` says that it comes of a pack, as the words do, which know what its rules say.
    """

    by_id: dict[str, Rule] = {}
    pages: list[Page] = []
    disabled: list[Disabled] = []
    ready: ReadyLanguages = NOTHING_READY
    packed: bool = False

    @property
    def rules(self) -> list[Rule]:
        """The rules in the order they were read."""
        return list(self.by_id.values())

    def add(self, rule: Rule) -> None:
        """Take in a rule. Raises RuleError where another rule has its id."""
        twin = self.by_id.setdefault(rule.id, rule)
        if twin is not rule:
            raise RuleError(
                f"another rule has this id, at {printable_path(twin.file)}:{twin.line}",
                file=rule.file,
                line=rule.line,
                rule=rule.id,
                remedy="give one of the two another id",
            )

    def extend(self, other: FolderContents, report: Report = raised) -> None:
        """Take in what was read later; an id that another rule has goes to `report`."""
        for rule in other.by_id.values():
            try:
                self.add(rule)
            except RuleError as error:
                report(error)
        self.pages += other.pages
        self.disabled += other.disabled
