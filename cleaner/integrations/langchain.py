"""LangChain: a document transformer that leaves the body of each document.

from cleaner.integrations.langchain import CleanTransformer

CleanTransformer().transform_documents(loader.load())
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cleaner.batch.records.fields import Fields
from cleaner.batch.records.record import added_to
from cleaner.cleaning import Cleaner, packaged_cleaner
from cleaner.extras import import_extra

if TYPE_CHECKING:
    from langchain_core.documents import Document

_documents = import_extra("langchain_core.documents", "langchain", "the LangChain transformer")


class CleanTransformer(_documents.BaseDocumentTransformer):  # type: ignore[misc, name-defined]
    """Puts the body in the place of each document's content, and into its metadata what was removed.

    `cleaner` None means the packaged rules. `kind` is "html" where contents are pages, else it is
    recognised; `markdown` writes bodies so. A document's `source` is the url that chooses a site's rules. A
    document that can't be cleaned keeps its content, and its `clean_status` says why.
    """

    def __init__(
        self, cleaner: Cleaner | None = None, kind: str | None = None, markdown: bool = False
    ) -> None:
        self.cleaner = cleaner or packaged_cleaner()
        text, html = (None, "page_content") if kind == "html" else ("page_content", None)
        self.fields = Fields(text, html, url="source", markdown=markdown)

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> list[Document]:
        return [self._cleaned(document) for document in documents]

    def _cleaned(self, document: Document) -> Document:
        record = {"page_content": document.page_content, "source": document.metadata.get("source")}
        added = added_to(record, self.cleaner, self.fields)
        text, markdown = added.pop("clean_text"), added.pop("clean_markdown", None)
        body = document.page_content if text is None else markdown or text
        cleaned: Document = document.model_copy(
            update={"page_content": body, "metadata": {**document.metadata, **added}}
        )
        return cleaned
