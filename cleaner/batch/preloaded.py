"""Imported by the server that starts workers: it makes the packaged rules ready, and they have them."""

import gc

from cleaner.batch.packaged import packaged_cleaner

packaged_cleaner()
gc.freeze()  # A collector that looked at the rules would copy them into each worker's memory.
