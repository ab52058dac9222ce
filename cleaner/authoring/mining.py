"""Rules learned from many documents of one site: what repeats from page to page is not the story.

Only what the rules so far leave is looked at. Six kinds of repetition are looked for, the surest
to generalise first: elements whose text repeats, a line after which only lists follow, lines, blocks
that say the same in other words, blocks that recur up to names, numbers and dates, and what always
stands under such a line.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

import regex

from cleaner.authoring.guessing import CategoryGuesser
from cleaner.authoring.proposal import Proposal, confidence
from cleaner.authoring.remains import DETAIL_WORDS, Remains, Spot, Zone, all_spots, documents_of, read_remains
from cleaner.authoring.shared_names import find_shared_names
from cleaner.authoring.wordings import find_wordings
from cleaner.cleaning import Cleaner
from cleaner.document import Document
from cleaner.normal import content_words
from cleaner.rule import Rule
from cleaner.rule_tables import Place, RuleTable
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.examples import example_fault
from cleaner.traits import has

LEAST_DOCUMENTS = 3
"""Fewer documents than these show no repetition: two may well quote one another."""
LEAST_SHARE = 0.02
_SURE = 0.95
_MOSTLY = 0.8
_COMMON = 0.5
_LABEL_WORDS = 6
_EXAMPLES = 3


def mine(cleaner: Cleaner, documents: Iterable[Document], site: str) -> list[Proposal]:
    """Documents of one site -> rules for what the cleaner leaves and they share, the surest first."""
    found = read_remains(cleaner, documents)
    miner = _Miner(found, cleaner.rulebook, site)
    return miner.mine() if len(found) >= LEAST_DOCUMENTS else []


class _Miner:
    def __init__(self, found: list[Remains], book: RuleBook, site: str) -> None:
        self.found, self.book, self.site = found, book, site
        self.guesser = CategoryGuesser(book)
        self.least = max(LEAST_DOCUMENTS, math.ceil(LEAST_SHARE * len(found)))
        self.spots = all_spots(found)
        self.ids: set[str] = set()

    def mine(self) -> list[Proposal]:
        proposals: list[Proposal] = []
        looks = self._elements, self._tails, self._lines, self._named, self._wordings, self._labelled
        for look in looks:
            for proposal in look():
                if self._works(proposal):
                    proposals.append(proposal)
                    taken = set(proposal.spots)
                    self.spots = [spot for spot in self.spots if spot not in taken]
        return sorted(proposals, key=lambda p: (-p.confidence, -p.support, p.table.id))

    def _works(self, proposal: Proposal) -> bool:
        """Whether the rule does to its examples what they say."""
        table = proposal.table
        rule = Rule(table, table.category or "", "any", self.site, "", 1, layer=1, order=0)
        return bool(table.examples) and not any(
            example_fault(rule, self.book.words, example) for example in table.examples
        )

    def _elements(self) -> Iterator[Proposal]:
        """Elements, by class or id, whose text repeats or is a label that never stands in the story."""
        waiting = self._by_selector()
        recurring = {key for key, spots in _by_key(self.spots).items() if len(spots) >= self.least}
        while waiting:
            selector = max(waiting, key=lambda s: (len(waiting[s]), -len(s), s))
            spots = waiting.pop(selector)
            right = sum(spot.key in recurring or spot.is_detail for spot in spots)
            support = documents_of(spots)
            if support < self.least or right < _SURE * len(spots) or self._may_be_story(spots):
                continue
            taken = set(spots)
            waiting = {other: [s for s in them if s not in taken] for other, them in waiting.items()}
            examples = [
                f"<div {_attribute(selector)}>{_escaped(spot.block.text)}</div>" for spot in _shown(spots)
            ]
            table = self._table(spots, selector, select=selector, examples=examples)
            yield self._proposal(table, "its text repeats", spots, confidence(right, len(spots)))

    def _by_selector(self) -> dict[str, list[Spot]]:
        """Each class and id around what is left, with the spots in it; none that holds the story."""
        inside: dict[str, list[Spot]] = defaultdict(list)
        for spot in self.spots:
            for selector in spot.selectors:
                inside[selector].append(spot)
        story = {selector for r in self.found for spot in r.story for selector in spot.selectors}
        return {selector: spots for selector, spots in inside.items() if selector not in story}

    def _tails(self) -> Iterator[Proposal]:
        """Lines after which no story follows, but blocks that differ from page to page."""
        common = {key: spots for key, spots in _by_key(self.spots).items() if len(spots) >= self.least}
        reached: set[Spot] = set()
        for spots in sorted(common.values(), key=_mean_place):
            ending = [spot for spot in spots if _no_story_follows(spot, common)]
            varied = [spot for spot in ending if spot.after and spot.after[0].key not in common]
            if len(ending) < _SURE * len(spots) or len(varied) < _COMMON * len(spots) or spots[0] in reached:
                continue
            taken = [each for spot in spots for each in (spot, *spot.after)]
            reached.update(taken)
            line = spots[0].block.text.strip()
            category = self.guesser.guess(line) or "teaser"
            example = min(map(_ending, varied), key=len)
            table = self._table(
                spots, line, category, lines=[line], remove="rest", place=_place(spots), examples=[example]
            )
            sureness = confidence(len(ending), len(spots))
            yield self._proposal(table, "no story follows it", taken, sureness, spots)

    def _lines(self) -> Iterator[Proposal]:
        """Blocks that recur as they are, those of a category and of like confidence together."""
        groups: dict[tuple[str, int], list[list[Spot]]] = defaultdict(list)
        for spots in _by_key(self.spots).values():
            if len(spots) >= self.least and not self._may_be_story(spots):
                band = int(10 * confidence(len(spots), len(spots)))
                groups[self._category(spots), band].append(spots)
        for (category, _), found in groups.items():
            found.sort(key=lambda spots: (-len(spots), spots[0].key))
            lines = [spots[0].block.text.strip() for spots in found]
            taken = [spot for spots in found for spot in spots]
            counts = tuple(len(spots) for spots in found)
            table = self._table(taken, lines[0], category=category, lines=lines, examples=lines[:_EXAMPLES])
            weakest = min(counts)
            yield self._proposal(
                table, "repeats word by word", taken, confidence(weakest, weakest), line_support=counts
            )

    def _named(self) -> Iterator[Proposal]:
        """Blocks that share words of the same names."""
        for found in find_shared_names(self.spots, self.least, self.book):
            spots = list(found.spots)
            if self._may_be_story(spots):
                continue
            table = self._table(
                spots,
                " ".join([*found.weights, found.word or ""]),
                found.category,
                match=found.match,
                max_words=found.max_words,
                place=_place(spots),
                examples=[spot.block.text.strip() for spot in _shown(spots)],
                evidence=found.evidence,
                threshold=found.threshold,
            )
            documents = documents_of(spots)
            yield self._proposal(table, found.why, spots, confidence(documents, documents))

    def _wordings(self) -> Iterator[Proposal]:
        """Blocks that recur up to names, numbers and dates."""
        for found in find_wordings(self.spots, self.least):
            spots = list(found.spots)
            if self._may_be_story(spots):
                continue
            examples = [spot.block.text.strip() for spot in _shown(spots)]
            table = self._table(
                spots,
                re.sub(r"\\.|[\^$*?.+]", " ", found.pattern),
                match=found.pattern,
                max_words=found.max_words,
                place=_place(spots),
                examples=examples,
            )
            documents = documents_of(spots)
            why = "repeats up to names and numbers"
            yield self._proposal(table, why, spots, confidence(documents, documents))

    def _labelled(self) -> Iterator[Proposal]:
        """Names, dates and the like that always stand right under the same label, outside the story."""
        left = set(self.spots)
        under: dict[str, list[Spot]] = defaultdict(list)
        for spot in all_spots(self.found):
            if spot.before is not None and spot in left:
                under[spot.before.key].append(spot)
        for label, spots in sorted(under.items()):
            labels = [spot.before for spot in spots if spot.before]
            if documents_of(spots) < self.least or len(label.split()) > _LABEL_WORDS:
                continue
            right = [spot for spot in spots if spot.is_detail]
            if len(right) < _SURE * len(spots):
                continue
            named = labels[0].block.view
            pattern = f"^{regex.escape(named, special_only=True)}$"
            examples = [f"  {s.before.block.text}\n- {s.block.text}\n" for s in _shown(spots) if s.before]
            table = self._table(
                spots,
                named,
                traits=["title-like"],
                max_words=DETAIL_WORDS,
                after=pattern,
                examples=examples,
            )
            yield self._proposal(table, f"stands under “{named}”", spots, confidence(len(right), len(spots)))

    def _may_be_story(self, spots: Sequence[Spot]) -> bool:
        """Whether they may be the story's own: subheadings and labels, which all reviews or recipes of
        a site share, and set phrases, which some articles do.
        """
        inner = [spot for spot in spots if spot.zone is Zone.STORY and not has(spot.block, "link")]
        if len(inner) <= (1 - _MOSTLY) * len(spots):
            return False
        if sum(spot.is_label for spot in inner) > _COMMON * len(inner):
            return True
        return documents_of(spots) < _COMMON * len(self.found)

    def _category(self, spots: Sequence[Spot], named: str = "") -> str:
        """The category of most of the texts, by their words or, if these tell nothing, by their place."""
        texts = {spot.key: spot.block.view for spot in spots}
        guesses = Counter(filter(None, (self.guesser.guess(f"{named} {text}") for text in texts.values())))
        if guesses:
            return max(guesses.items(), key=lambda item: (item[1], item[0]))[0]
        zones = Counter(spot.zone for spot in spots)
        zone = max(Zone, key=lambda z: zones[z])
        return {Zone.HEAD: "headline", Zone.STORY: "advert", Zone.TAIL: "navigation"}[zone]

    def _table(
        self, spots: Sequence[Spot], named: str, category: str | None = None, **says: object
    ) -> RuleTable:
        category = category or self._category(spots, named if "select" in says else "")
        words = [word for word in content_words(named) if word.isascii()][:3] or [category]
        stem = "-".join([self.site.split(".")[0], *words])
        stem = re.sub(r"[^a-z0-9.-]", "", stem).strip("-.") or "site"
        name = next(n for n in (stem, *(f"{stem}-{i}" for i in range(2, 10_000))) if n not in self.ids)
        self.ids.add(name)
        return RuleTable(id=name, category=category, **says)  # type: ignore[arg-type]

    def _proposal(
        self,
        table: RuleTable,
        why: str,
        taken: Sequence[Spot],
        sureness: float,
        spots: Sequence[Spot] = (),
        line_support: tuple[int, ...] = (),
    ) -> Proposal:
        support = documents_of(spots or taken)
        return Proposal(table, why, support, len(self.found), sureness, tuple(taken), line_support)


def _by_key(spots: Iterable[Spot]) -> dict[str, list[Spot]]:
    """Spots by what `lines` compare, one a document."""
    found: dict[str, dict[int, Spot]] = defaultdict(dict)
    for spot in spots:
        if spot.key:
            found[spot.key].setdefault(id(spot.remains), spot)
    return {key: list(by_document.values()) for key, by_document in found.items()}


def _shown(spots: Sequence[Spot]) -> list[Spot]:
    """The spots that serve as examples: short ones, each of another text."""
    texts = {spot.key: spot for spot in spots}
    return sorted(texts.values(), key=lambda spot: (len(spot.block.text), spot.key))[:_EXAMPLES]


def _mean_place(spots: Sequence[Spot]) -> tuple[float, str]:
    return sum(spot.place for spot in spots) / len(spots), spots[0].key


def _no_story_follows(spot: Spot, common: Container[str]) -> bool:
    return spot.zone is Zone.TAIL and not any(s.prose and s.key not in common for s in spot.after)


def _place(spots: Sequence[Spot]) -> Place | None:
    """The `place` that all of them have, None where they differ."""
    places: tuple[Place, ...] = ("start", "end")
    for place in places:
        if all(spot.block.position in spot.remains.places.reach(place) for spot in spots):
            return place
    return None


def _ending(spot: Spot) -> str:
    """The end of a document from the block before a spot on, as an example."""
    marked = [(spot.before, "  ")] if spot.before else []
    marked += [(each, "- ") for each in (spot, *spot.after)]
    lines = [f"{mark}{' '.join(each.block.text.split())}" for each, mark in marked if each]
    return "\n".join(lines) + "\n"


def _attribute(selector: str) -> str:
    return f'{"class" if selector[0] == "." else "id"}="{selector[1:]}"'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
