"""Several corpora as one: folders and files of records, their documents in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from cleaner.batch.compression import Source
from cleaner.batch.inputs import format_of
from cleaner.batch.records.lines import lines
from cleaner.evaluation.gold import Case, corpus_inputs, read_corpus
from cleaner.evaluation.gold_records import LONGEST_LINE, GoldFields, is_record_file, read_gold_records


def read_corpora(corpora: Sequence[Path], fields: GoldFields | None = None) -> Iterator[Case]:
    """The documents of all corpora; of several, each name begins with its corpus's. Raises InputError."""
    for corpus in corpora:
        if is_record_file(corpus):
            found = read_gold_records(corpus, fields or GoldFields())
        else:
            found = read_corpus(corpus)
        for case in found:
            yield case if len(corpora) == 1 else replace(case, name=f"{corpus.name}/{case.name}")


def count_documents(corpora: Sequence[Path]) -> int:
    """How many documents `read_corpora` will give; what cannot be read counts for none."""
    return sum(_records_in(one) if is_record_file(one) else len(corpus_inputs(one)) for one in corpora)


def _records_in(path: Path) -> int:
    try:
        with Source(path, format_of(path.name)[1]) as source:
            return sum(line is None or bool(line.strip()) for line in lines(source.blocks(), LONGEST_LINE))
    except OSError:
        return 0
