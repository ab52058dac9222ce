"""Separate an article's body from everything else, by rules that live in files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `cleaner --help` is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
