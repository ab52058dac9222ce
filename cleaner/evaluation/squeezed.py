"""A text without its white space, in which a person's lines are found again."""

from __future__ import annotations


class SqueezedText:
    """A text without white space, in which lines are found in turn."""

    def __init__(self, text: str) -> None:
        self.offsets = [at for at, char in enumerate(text) if not char.isspace()]
        self.text = "".join(text.split())
        self.at = 0

    def find(self, line: str) -> tuple[int, int] | None:
        """(start, end) of the line in the whole text, the first after the line found before."""
        wanted = "".join(line.split())
        start = self.text.find(wanted, self.at)
        if start < 0 or not wanted:
            return None
        self.at = start + len(wanted)
        return self.offsets[start], self.offsets[self.at - 1] + 1
