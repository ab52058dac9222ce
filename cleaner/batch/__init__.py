"""Cleaning many documents: what the command does to folders and record files, as functions.

`run` writes into a folder, as `cleaner clean … --out` does; `results` gives each document's result to
the caller; `cleaner.batch.arrow.clean_batch` takes Arrow tables. No main guard is needed in the script
that calls them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lazy import lazy_names

if TYPE_CHECKING:
    from cleaner.batch.calls import Summary, results, run
    from cleaner.batch.inputs import Selection
    from cleaner.batch.options import Options, Watcher
    from cleaner.batch.outcomes import Outcome
    from cleaner.batch.records.fields import Fields

__all__ = ["Fields", "Options", "Outcome", "Selection", "Summary", "Watcher", "results", "run"]

_HOMES = {
    "Fields": "cleaner.batch.records.fields",
    "Options": "cleaner.batch.options",
    "Outcome": "cleaner.batch.outcomes",
    "Selection": "cleaner.batch.inputs",
    "Summary": "cleaner.batch.calls",
    "Watcher": "cleaner.batch.options",
    "results": "cleaner.batch.calls",
    "run": "cleaner.batch.calls",
}
__getattr__, __dir__ = lazy_names(__name__, _HOMES)
