"""The text of a document, as it came and as patterns see it: what a block and its document share."""

from __future__ import annotations

from functools import cached_property

from cleaner.normal import plain


class SourceText:
    """A document's `text` in reading order, and the same made plain."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def plain(self) -> str:
        """`text` as patterns see it, of the same length."""
        return plain(self.text)

    def let_go(self) -> None:
        """Let go of the plain text; where it is asked for later it is made anew."""
        self.__dict__.pop("plain", None)
