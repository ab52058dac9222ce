"""Bytes -> a finished document.

The route: `read` recognises the encoding and the kind. `text` makes blocks of plain text. Of a page,
`html` takes what is `visible`, its `metadata` and its `blocks`, and `main_content` settles which of
these are the article's: by the site's own table, by the element that frames it, or by trafilatura.
"""
