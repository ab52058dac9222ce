"""Which hints hold of the blocks of judged documents: what weights are fitted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import msgspec

from cleaner.address import domain_of
from cleaner.cleaning import Cleaner
from cleaner.document import Document
from cleaner.evaluation.block_scores import BODY, JudgedBlock, block_category, judged_blocks
from cleaner.evaluation.gold import Case, piece_spans
from cleaner.matching.findings import gone_exactly

HintName = tuple[str, str]
"""The key and the name of a hint, as a rule's evidence has them: ("first", "get")."""


class Sample(msgspec.Struct, frozen=True):
    """A block that a rule's evidence was weighed on: its gold category, and the hints that hold of it.

    `free` says that no rule without evidence takes the block, so that the rule decides what becomes of it.
    """

    rule: str
    site: str
    document: int
    block: int
    gold: str
    hints: frozenset[HintName]
    free: bool = True


class JudgedDocument(msgspec.Struct):
    """A document that a person judged, with the samples that it gives.

    `gold` holds (start, end, category) of what is not body; `body_blocks` counts what is.
    """

    site: str
    document: Document
    gold: list[tuple[int, int, str]]
    body_blocks: int
    samples: list[Sample]

    def judged_by(self, cleaner: Cleaner) -> list[JudgedBlock]:
        """The document's blocks as a cleaner names them."""
        claims = cleaner.apply(self.document).claims
        return list(judged_blocks(self.document, self.gold, [(c.start, c.end, c.category) for c in claims]))


def judged_documents(
    cleaner: Cleaner, cases: Iterable[Case], rules: Sequence[str]
) -> Iterator[JudgedDocument]:
    """The documents with gold pieces, and the samples of the rules of these ids.

    A block of which only a part is a piece is no sample: whether a rule should take it is not known.
    """
    wanted = frozenset(rules)
    known = (case for case in cases if case.pieces is not None)
    for number, case in enumerate(known):
        document = cleaner.read(case.content, kind=case.kind)
        site = site_of(case.name, document)
        gold = list(piece_spans(document.text, case.pieces or ()))
        categories = {block.index: block_category(block, gold) for block in document.main_blocks}
        samples = []
        findings = cleaner.apply(document)
        taken = gone_exactly(document, findings.claims)
        for rule, block, hints in cleaner.weigh(document, findings):
            category = categories[block.index]
            if rule.id in wanted and category is not None:
                held = frozenset((hint.key, hint.name) for hint in hints)
                free = block.index not in taken
                samples.append(Sample(rule.id, site, number, block.index, category, held, free))
        body = sum(category == BODY for category in categories.values())
        yield JudgedDocument(site, document, gold, body, samples)


def site_of(name: str, document: Document) -> str:
    """Whose document it is: its address's domain, else its file's name up to the first hyphen."""
    return (document.url and domain_of(document.url)) or PurePosixPath(name).name.split("-")[0]
