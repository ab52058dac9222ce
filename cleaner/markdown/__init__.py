"""The body of a page as Markdown: headings, lists, tables, code, quotes, links and emphasis.

`body` says which stretches stay and in what they stand, `inline` writes a stretch with its links and
emphasis, `table` writes rows, and `page` joins all of it.
"""

from cleaner.markdown.page import to_markdown

__all__ = ["to_markdown"]
