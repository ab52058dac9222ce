"""An evaluation's report: the figures, and each document with what a person would have beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.evaluation.document_score import DocumentScore
from cleaner.evaluation.judged import JudgedText
from cleaner.evaluation.summary import Evaluation, Summary
from cleaner.reports.page.judged_layout import LEAKED, LOST, RENAMED, JudgedLine, lay_out_judged
from cleaner.reports.page.layout import Removed
from cleaner.reports.page.pages import DocumentPages, names, write_page
from cleaner.reports.page.run_figures import BINS, MOST_LINES, LineCounts
from cleaner.reports.page.shown import Shown, ShownDocument
from cleaner.reports.page.templating import templates

_SHARES = ("f1", "precision", "recall", "exact")
Judged = tuple[DocumentScore, JudgedText]


@dataclass
class EvaluationReport:
    """Takes judged documents while an evaluation goes on, and writes its overview in the end.

    Raises SettingError where jinja2 is missing.
    """

    folder: Path
    total: int
    scores: list[int] = field(default_factory=lambda: [0] * BINS)
    lost: LineCounts[tuple[str, str, str]] = field(default_factory=LineCounts)
    leaked: LineCounts[str] = field(default_factory=LineCounts)

    def __post_init__(self) -> None:
        self._made = templates()
        self._pages: DocumentPages[Judged] = DocumentPages(self._made, self.folder, self.total, self._shown)

    def add(self, score: DocumentScore, judged: JudgedText) -> None:
        """Put a document on its page."""
        self.scores[min(int(score.body.f1 * BINS), BINS - 1)] += 1
        self._pages.add((score, judged))

    def finish(self, found: Evaluation) -> Path:
        """Write the overview, `index.html`, whose place is returned."""
        self._pages.finish()
        listed = list(self._pages.listing)
        html = self._made.get_template("evaluation.html").render(
            figures=_figures(found),
            scores=[(f"{at / BINS:.1f}–{(at + 1) / BINS:.1f}", n, "") for at, n in enumerate(self.scores)],
            missed=[(s.category, s.gold - s.named, f"c-{s.category}") for s in found.categories],
            groups=[("Languages", _rows(found.languages)), ("Sites", _rows(found.sites))],
            peers=_rows({"cleaner": found.overall, **{n: p.peer for n, p in found.peers.items()}}),
            piece_scores=found.categories,
            listed=listed,
            one=False,
            total=found.overall.documents,
            pages=self._pages.pages,
            left=self.leaked.most(MOST_LINES),
            lost=self.lost.most(MOST_LINES),
            rules=names(row.rules.split() for row in listed),
            sites=names([row.site] for row in listed),
        )
        index = self.folder / "index.html"
        write_page(index, html)
        return index

    def _shown(self, number: int, document: Judged, page: str) -> ShownDocument:
        score, judged = document
        lines = lay_out_judged(judged)
        for line in lines:
            self._count(line)
        f1 = score.body.f1
        categories = [*(p.category for p in judged.removed), *(category for _, _, category in judged.gold)]
        return ShownDocument(
            Shown(
                number,
                score.name,
                score.site,
                " ".join(dict.fromkeys(filter(None, categories))),
                " ".join(dict.fromkeys(piece.rule for piece in judged.removed)),
                "",
                len(judged.removed),
                _what_differs(lines),
                f"{page}#d{number}",
                (int(f1 < 1), 1 - f1),
                f"{f1:.3f}",
            ),
            lines,
        )

    def _count(self, line: JudgedLine) -> None:
        if line.verdict == LEAKED and line.words:
            self.leaked.add(line.words)
        if line.verdict == LOST:
            for part in line.parts:
                if isinstance(part, Removed):
                    self.lost.add((" ".join(part.text.split()), part.category, part.rule))


def _what_differs(lines: list[JudgedLine]) -> str:
    counts = Counter(line.verdict for line in lines)
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in (LOST, LEAKED, RENAMED) if counts[verdict])


def _figures(found: Evaluation) -> list[tuple[str, str, str]]:
    """(name, figure, the interval that it lies in)."""
    overall = found.overall
    shares = []
    for name in _SHARES:
        low, high = overall.intervals[name]
        shares.append((name, f"{getattr(overall, name):.3f}", f"{low:.3f}–{high:.3f}"))
    gold, gone = (sum(getattr(score, name) for score in found.categories) for name in ("gold", "gone"))
    counts = [("documents", f"{overall.documents:,}", ""), ("emptied", f"{overall.emptied:,}", "")]
    pieces = [("pieces gone", f"{gone / gold:.3f}", f"{gone:,} of {gold:,}")] if gold else []
    return [counts[0], *shares, counts[1], *pieces]


def _rows(groups: Mapping[str, Summary]) -> list[tuple[str, Summary]]:
    return sorted(groups.items(), key=lambda item: (item[1].f1, item[0]))
