"""`cleaner` as a part of other programs: one short file an ecosystem, each with its optional extra."""
