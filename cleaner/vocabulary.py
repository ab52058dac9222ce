"""All words that the lists and rules of languages hold, each with these languages.

By them the language of a few words is told that hold none of the commonest: where a language's rules
could find nothing, they need not be loaded.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from cleaner.word_search import is_unspaced, word_form
from cleaner.words import Words

Vocabulary = dict[str, str]
"""A word's form -> the languages that hold it, parted by spaces."""


@cache
def vocabulary(words: Words) -> Vocabulary:
    """The vocabulary of all languages; words of scripts without spaces have no part in it.

    To make the packaged one takes half a second, so it comes packed.
    """
    packed = msgspec.msgpack.decode(words.vocabulary, type=Vocabulary) if words.vocabulary else {}
    found: dict[str, set[str]] = defaultdict(set)
    for language, said in words.said.items():
        for form in set(word_form("\n".join(said)).split()):
            if not is_unspaced(form):
                found[form].add(language)
    return packed | {
        form: " ".join(sorted(owners.union(packed.get(form, "").split()))) for form, owners in found.items()
    }


def with_packed_vocabulary(words: Words) -> Words:
    """The words with their vocabulary packed, and nothing said besides."""
    return msgspec.structs.replace(words, said={}, vocabulary=msgspec.msgpack.encode(vocabulary(words)))
