"""Separate an article's body from everything else, by rules that live in files."""

from cleaner.cleaning import Cleaner, clean
from cleaner.document import Block, Document
from cleaner.errors import CleanerError, InputError, RuleError, SettingError
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
    "clean",
]
__version__ = "0.1.0"
