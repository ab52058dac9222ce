"""Traits: what a block is like, in words that rules can use."""

from cleaner.traits.speech import TRAIT_WORDS
from cleaner.traits.vocabulary import COSTLY_TRAITS, PAGE_TRAITS, PROSE_WORDS, TRAITS, bits_held, bits_of, has

__all__ = [
    "COSTLY_TRAITS",
    "PAGE_TRAITS",
    "PROSE_WORDS",
    "TRAITS",
    "TRAIT_WORDS",
    "bits_held",
    "bits_of",
    "has",
]
