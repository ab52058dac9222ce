"""A page -> a document: its visible text, block by block, each block with its element."""

from __future__ import annotations

from cleaner.document import Document
from cleaner.markup import Markup
from cleaner.reading.blocks import read_blocks
from cleaner.reading.head import read_head
from cleaner.reading.unscripted import bring_to_sight
from cleaner.reading.visible import parse, remove_hidden, remove_unseen


def read_html(source: str, url: str | None = None) -> Document:
    """A page's source -> its document; never raises.

    Where `url` is None the page's own canonical address stands in for it.
    """
    document = Document("", kind="html", url=url)
    root, document.notes = parse(source)
    if root is None:
        return document
    head = read_head(root)
    bring_to_sight(root)
    remove_unseen(root)
    if not remove_hidden(root):
        root, _ = parse(source)
        assert root is not None
        bring_to_sight(root)
        remove_unseen(root)
    document.title = head.title
    document.url = url or head.url
    read_blocks(Markup(root, head, len(source)), document)
    return document
