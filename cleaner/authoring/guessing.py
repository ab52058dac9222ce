"""What category a text most likely has, by the words of the examples in a rulebook."""

from __future__ import annotations

from collections import Counter, defaultdict

from cleaner.normal import content_words
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.examples import parse_example

_LEAST_SHARE = 0.4
_LEAST_WORDS = 2


class CategoryGuesser:
    """Learns from a rulebook once, and is asked for texts.

    A word speaks for a category by the share of the word's uses that stand in the category's
    examples, one more use counted for none; a text has the category that its words speak for
    most, on the average.
    """

    def __init__(self, book: RuleBook) -> None:
        uses: dict[str, Counter[str]] = defaultdict(Counter)
        for rule in book.rules:
            if rule.table.keep or not rule.category:
                continue
            texts = [part for example in rule.table.examples for part in parse_example(example).removed]
            for word in {word for text in (*texts, *(rule.lines or ())) for word in content_words(text)}:
                uses[word][rule.category] += 1
        self._shares = {
            word: {category: count / (found.total() + 1) for category, count in found.items()}
            for word, found in uses.items()
        }

    def guess(self, text: str) -> str | None:
        """The category of a text, None where its words tell nothing."""
        known = [self._shares[word] for word in set(content_words(text)) if word in self._shares]
        if len(known) < _LEAST_WORDS:
            return None
        totals: Counter[str] = Counter()
        for shares in known:
            totals.update(shares)
        category, total = max(totals.items(), key=lambda item: (item[1], item[0]))
        return category if total / len(known) >= _LEAST_SHARE else None
