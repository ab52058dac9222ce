"""Rules on a document: which fire where, and what goes in the end.

The route: `site_rules` and `language_rules` choose the rules that apply; `prefilter` says which of
them to try on which blocks, `selection` what selectors name; a `prepared_rule` makes a `hit` of a
block, or of weighed `evidence`; `sections` says how far hits reach, `verdicts` which claims stand,
`guard` which yield. `findings.apply_rules` does all of it.
"""
