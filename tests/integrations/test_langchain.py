"""LangChain: a transformer between a loader and a splitter."""

from typing import Any

import pytest

from cleaner import Cleaner

documents = pytest.importorskip("langchain_core.documents", reason="needs the extra langchain")


def test_documents_get_their_body_and_keep_their_metadata(
    cleaner: Cleaner, article: str, added: dict[str, Any]
) -> None:
    from cleaner.integrations.langchain import CleanTransformer

    given = documents.Document(article, id="7", metadata={"source": "a.txt", "page": 3})
    (cleaned,) = CleanTransformer(cleaner).transform_documents([given])
    expected = {name: value for name, value in added.items() if name != "clean_text"}
    assert cleaned.page_content == added["clean_text"]
    assert cleaned.metadata == {"source": "a.txt", "page": 3, **expected}
    assert (cleaned.id, given.page_content) == ("7", article)


def test_pages_can_be_written_as_markdown(cleaner: Cleaner) -> None:
    from cleaner.integrations.langchain import CleanTransformer

    page = documents.Document("<title>Ferry</title><article><h1>Ferry</h1><p>It sails.</article>")
    transformer = CleanTransformer(cleaner, kind="html", markdown=True)
    (cleaned,) = transformer.transform_documents([page])
    assert cleaned.page_content == "# Ferry\n\nIt sails."
    assert cleaned.metadata["clean_title"] == "Ferry"


def test_a_document_that_cannot_be_cleaned_keeps_its_content(cleaner: Cleaner, article: str) -> None:
    from cleaner.integrations.langchain import CleanTransformer

    hurried = CleanTransformer(Cleaner(cleaner.rulebook, timeout=1e-9))
    (kept,) = hurried.transform_documents([documents.Document(article)])
    assert kept.page_content == article
    assert kept.metadata["clean_status"].startswith("failed: ")
