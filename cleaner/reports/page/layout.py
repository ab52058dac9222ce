"""A document as the report shows it: its lines in reading order, with the removed pieces in their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from cleaner.batch.outputs import PieceLine
from cleaner.reports.page.run_documents import RunDocument


@dataclass(frozen=True)
class Removed:
    """A removed stretch of a line; without a rule it is a person's."""

    text: str
    category: str
    rule: str = ""
    reason: str = ""


@dataclass
class Line:
    """A line: stretches of body, and removed pieces, in order. `words` is the line where it is body alone."""

    parts: list[str | Removed] = field(default_factory=list)

    @property
    def words(self) -> str:
        if len(self.parts) == 1 and isinstance(self.parts[0], str):
            return self.parts[0].strip()
        return ""


def lay_out(document: RunDocument) -> list[Line]:
    """A document's lines; a piece whose place in the body is not known comes after the body."""
    body, lines, at = document.body, [Line()], 0
    for piece in document.pieces:
        place = min(piece.at, len(body)) if document.placed else len(body)
        _add_body(lines, body[at:place])
        at = place
        _add_piece(lines, piece, _stands_alone(body, place))
    _add_body(lines, body[at:])
    return [line for line in lines if line.parts]


def _stands_alone(body: str, place: int) -> bool:
    """Whether a line of the body ends where a piece was taken out, so that the piece was one itself."""
    rest = body[place:]
    gap = rest[: len(rest) - len(rest.lstrip())]
    return place == 0 or not rest.strip() or "\n" in gap


def _add_body(lines: list[Line], text: str) -> None:
    first, *rest = text.split("\n")
    for number, words in enumerate((first, *rest)):
        if number and lines[-1].parts:
            lines.append(Line())
        if words.strip():
            lines[-1].parts.append(words)


def _add_piece(lines: list[Line], piece: PieceLine, alone: bool) -> None:
    if alone and lines[-1].parts:
        lines.append(Line())
    lines[-1].parts.append(Removed(piece.text, piece.category, piece.rule, piece.reason))
    if alone:
        lines.append(Line())
