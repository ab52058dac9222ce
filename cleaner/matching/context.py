"""What rules may ask of the document around a block, and what was found of it so far."""

from __future__ import annotations

from cleaner.document import Block, Document
from cleaner.matching.places import Places
from cleaner.rule import Rule


class Context:
    """A document while rules are tried on it.

    `categories` maps the index of a block that goes to the category it goes by, as far as these are
    known. `notes` says, for a person, which rules were skipped where.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = Places(document)
        self.categories: dict[int, str] = {}
        self.notes: list[str] = []

    def category_near(self, block: Block, step: int) -> str | None:
        """What became of the block before (-1) or after (1) another, None where nothing did."""
        near = self.near(block, step)
        return None if near is None else self.categories.get(near.index)

    def near(self, block: Block, step: int) -> Block | None:
        """The block before (-1) or after (1) another, None at the ends."""
        blocks, place = self.document.sequence(block)
        return blocks[place + step] if 0 <= place + step < len(blocks) else None

    def note_timeout(self, rule: Rule, block: Block) -> None:
        """Note once that a rule took too long on a block."""
        note = f'rule "{rule.id}" ({rule.file}:{rule.line}) took too long on block {block.index}'
        if (note := f"{note} and was skipped there") not in self.notes:
            self.notes.append(note)
