"""Which rules can fire on which blocks, told by literals before the first pattern is tried.

The route: `literals` says what a pattern's matches must hold, which `derivation` reads from the pattern,
`rarity` says which of it tells most, `searchable` makes blocks ready, `search` looks for all literals at
once, and `prefilter` puts rules and blocks together.
"""
