"""What a run is told beside its inputs, and who is told how it goes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from cleaner.batch.documents import MAX_BYTES
from cleaner.batch.inputs import Selection
from cleaner.batch.records.fields import Fields
from cleaner.batch.rows import Row


class Watcher(Protocol):
    """Who is told how a run goes."""

    def advance(self, documents: int, size: int) -> None:
        """So many documents more, and so many bytes of input, are done."""

    def row(self, row: Row, unchanged: bool) -> None:
        """The manifest has a row more, or takes one over from an earlier run."""


@dataclass(frozen=True)
class Options:
    """What a run is told beside its inputs.

    `jobs` is the number of worker processes. `timeout` is in seconds a document, `max_bytes` bounds each;
    `encoding` None means that each is detected. `limit` and `sample` say how many documents, and what
    share of them, are wanted. `fields` are the names of record files' fields, `format` is "jsonl" or
    "parquet" for all of them, None for each in its own. `markdown` writes bodies so, or into records as
    well; `metadata` what else is known of each document. `only_kept` leaves records of which no text is
    kept out of the outputs. `fresh` forgets what earlier runs did;
    `prune` removes what they wrote of inputs that are no longer there.
    """

    jobs: int = 1
    timeout: float = 60.0
    max_bytes: int = MAX_BYTES
    encoding: str | None = None
    selection: Selection = field(default_factory=Selection)
    limit: int | None = None
    sample: float | None = None
    fields: Fields = field(default_factory=Fields)
    format: str | None = None
    markdown: bool = False
    metadata: bool = False
    only_kept: bool = False
    fresh: bool = False
    prune: bool = False

    @property
    def record_fields(self) -> Fields:
        """`fields`, with those that are added because the run is asked for them."""
        return replace(self.fields, markdown=self.markdown, metadata=self.metadata)
