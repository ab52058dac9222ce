"""datatrove: a pipeline step that leaves the body of each document.

from cleaner.integrations.datatrove import CleanStep

LocalPipelineExecutor([ParquetReader("pages/"), CleanStep(), ParquetWriter("clean/")], tasks=8).run()
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleaner.batch.records.fields import FAILED_PREFIX, Fields
from cleaner.batch.records.record import added_to
from cleaner.cleaning import Cleaner, packaged_cleaner
from cleaner.extras import import_extra

if TYPE_CHECKING:
    from datatrove.data import Document

_base = import_extra("datatrove.pipeline.base", "datatrove", "the datatrove step")


class CleanStep(_base.PipelineStep):  # type: ignore[misc, name-defined]
    """Puts the body in the place of each document's text, and into its metadata what was removed.

    `cleaner` None means the packaged rules. `kind` is "html" where texts are pages, else it is
    recognised. What stands in the metadata under `url` chooses the site's rules. A document that can't
    be cleaned keeps its text, and its `clean_status` says why; the statistics count those, and emptied ones.
    """

    name = "cleaner"
    type = "🧹 - CLEANER"

    def __init__(self, cleaner: Cleaner | None = None, kind: str | None = None, url: str = "url") -> None:
        super().__init__()
        self.cleaner, self.url = cleaner, url
        self.fields = Fields(html="text") if kind == "html" else Fields(text="text")

    def run(self, data: Iterable[Document] | None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        cleaner = self.cleaner or packaged_cleaner()
        for document in data or ():
            with self.track_time():
                self._clean(cleaner, document)
            self.update_doc_stats(document)
            yield document

    def _clean(self, cleaner: Cleaner, document: Document) -> None:
        record = {"text": document.text, "url": document.metadata.get(self.url)}
        added = added_to(record, cleaner, self.fields)
        body, status = added.pop("clean_text"), added["clean_status"]
        self.stat_update("failed" if status.startswith(FAILED_PREFIX) else "cleaned" if body else "emptied")
        document.text = document.text if body is None else body
        document.metadata.update(added)
