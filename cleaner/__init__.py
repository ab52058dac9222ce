"""Separate an article's body from everything else, by rules that live in files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lazy import lazy_names

if TYPE_CHECKING:
    from cleaner.cleaning import Cleaner, clean
    from cleaner.document import Block, Document
    from cleaner.errors import CleanerError, InputError, RuleError, SettingError, TimeLimitError
    from cleaner.result import Piece, Result

__all__ = [
    "Block",
    "Cleaner",
    "CleanerError",
    "Document",
    "InputError",
    "Piece",
    "Result",
    "RuleError",
    "SettingError",
    "TimeLimitError",
    "clean",
]
__version__ = "0.1.0"

_HOMES = {
    "Cleaner": "cleaner.cleaning",
    "clean": "cleaner.cleaning",
    "Block": "cleaner.document",
    "Document": "cleaner.document",
    "CleanerError": "cleaner.errors",
    "InputError": "cleaner.errors",
    "RuleError": "cleaner.errors",
    "SettingError": "cleaner.errors",
    "TimeLimitError": "cleaner.errors",
    "Piece": "cleaner.result",
    "Result": "cleaner.result",
}
__getattr__, __dir__ = lazy_names(__name__, _HOMES)
