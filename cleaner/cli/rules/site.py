"""Documents of one site, for the commands that write its rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import SettingError

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaner
    from cleaner.document import Document


def read_documents(cleaner: Cleaner, path: Path) -> list[Document]:
    """The documents of a folder, or the one that a file is."""
    from cleaner.evaluation.gold import read_corpus

    return [cleaner.read(case.content, kind=case.kind) for case in read_corpus(path)]


def site_of(named: str | None, documents: list[Document]) -> str:
    """The domain that was named, else the commonest of the pages' own. Raises SettingError."""
    from cleaner.address import checked_domain, domain_of

    if named is not None:
        return checked_domain(named)
    found = Counter(filter(None, (domain_of(document.url) for document in documents if document.url)))
    if not found:
        raise SettingError("the documents do not name their site; say it with --site example.com")
    return found.most_common(1)[0][0]
