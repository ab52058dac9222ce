"""Rule files -> the rulebook: loading, layering, checking, packing.

The route: `files` finds the files of a folder and layers folders, `tables` types what is in them,
`made` makes rules of that, `checks` and `examples` try these, `packed` keeps them for the next start.
"""
