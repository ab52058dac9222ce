"""The tables of rule files as their authors write them."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cleaner.categories import CATEGORIES

Remove = Literal["block", "match", "section", "rest"]
Place = Literal["start", "end"] | int | float
Part = Literal["start", "middle", "end"]
Surroundings = Literal["between", "both", "most"]


Weight = float


class EvidenceTable(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The hints of an evidence rule, each with what it counts.

    A hint counts once, however often it is found; what speaks against the rule has a negative weight.
    """

    words: Annotated[
        dict[str, Weight], Meta(description="Names of words, of which the block holds one.")
    ] = {}
    first: Annotated[
        dict[str, Weight], Meta(description="Names of words, with one of which the block begins.")
    ] = {}
    last: Annotated[
        dict[str, Weight], Meta(description="Names of words, with one of which the block ends.")
    ] = {}
    traits: Annotated[dict[str, Weight], Meta(description="Traits that the block has.")] = {}
    near: Annotated[
        dict[str, Weight], Meta(description="Categories that the block before or after was removed as.")
    ] = {}
    place: Annotated[
        dict[Part, Weight],
        Meta(description="Where the block stands: before the first prose, among it, from the last on."),
    ] = {}
    around: Annotated[
        dict[Surroundings, Weight],
        Meta(
            description="What goes of the three blocks before it and the three after: `between`, one on "
            "either side, and no paragraph that stays is nearer; `both`, those next to it as well; "
            "`most`, all but one on either side as well. The end of the text counts as one that goes."
        ),
    ] = {}

    @property
    def word_names(self) -> dict[str, str]:
        """The names of words that it weighs, each with the key that does so first."""
        keys = ("words", "first", "last")
        return {name: key for key in reversed(keys) for name in getattr(self, key)}


class RuleTable(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """One `[[rule]]` table as its author writes it; all that it says must hold for it to fire."""

    id: Annotated[
        str,
        Meta(pattern=r"^[a-z0-9][a-z0-9._-]*$", description="The rule's name, unique in its layer."),
    ]
    match: Annotated[
        str | list[str] | None,
        Meta(
            description="A regular expression (the `regex` package), or a list of which any may match, "
            "searched without regard to case; `{name}` stands for the words of that name."
        ),
    ] = None
    lines: Annotated[
        list[str] | None,
        Meta(
            description="Whole blocks, compared without case, spacing, quote style or punctuation around; "
            "`{name}` alone stands for each word of that name."
        ),
    ] = None
    select: Annotated[
        str | list[str] | None, Meta(description="CSS selectors or XPath expressions; HTML only.")
    ] = None
    traits: Annotated[
        list[str] | None,
        Meta(description="What the block must be like; `!name` says what it must not be like."),
    ] = None
    evidence: Annotated[
        EvidenceTable | None,
        Meta(description="Hints that are weighed: the rule fires where they add up to the threshold."),
    ] = None
    threshold: Annotated[
        Annotated[float, Meta(gt=0)] | None,
        Meta(description="With `evidence`: the sum of weights from which the rule fires."),
    ] = None
    min_words: Annotated[int, Meta(ge=0, description="The least number of words in the block.")] = 0
    max_words: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="The most words in the block."),
    ] = None
    place: Annotated[
        Place | None,
        Meta(
            description="Where the block stands: `start` (before the first prose), "
            "`end` (from the last sentence of the story on), a count of blocks (3: the first three, "
            "-3: the last three) or a share (0.1, -0.1)."
        ),
    ] = None
    after: Annotated[
        str | list[str] | None,
        Meta(description="What the block before went as, a category or any of a list, or its pattern."),
    ] = None
    before: Annotated[
        str | list[str] | None,
        Meta(description="What the next block went as, a category or any of a list, or its pattern."),
    ] = None
    unless: Annotated[
        str | list[str] | None, Meta(description="A pattern, or a list of them, that saves the block.")
    ] = None
    remove: Annotated[
        Remove,
        Meta(
            description="What goes: the `block`, the `match` alone, the `section` that the block heads, "
            "or the `rest` of the document."
        ),
    ] = "block"
    while_: Annotated[
        str | None,
        Meta(description="With `section`: a pattern; it goes on while blocks match."),
    ] = msgspec.field(default=None, name="while")
    until: Annotated[
        str | None,
        Meta(description="With `section` or `rest`: a pattern; the block that matches it stays."),
    ] = None
    max_blocks: Annotated[
        Annotated[int, Meta(ge=1)] | None,
        Meta(description="With `section`: the most blocks after the heading that go."),
    ] = None
    yields: Annotated[
        bool,
        Meta(description="It yields, as rules on circumstance do, where they would take most of a document."),
    ] = False
    keep: Annotated[bool, Meta(description="What it matches is body, whatever other rules say.")] = False
    category: Annotated[
        str | None, Meta(description="What the removed text is; the file's, if not given.")
    ] = None
    language: Annotated[str | None, Meta(description="The rule's language; the file's, if not given.")] = None
    site: Annotated[
        str | None, Meta(description="The domain that the rule is for; the file's, if not given.")
    ] = None
    description: Annotated[str, Meta(description="What the rule is for, for a person.")] = ""
    examples: Annotated[
        list[str],
        Meta(description="Blocks that it removes, or small documents whose removed lines begin `- `."),
    ] = []
    context: Annotated[
        Literal["article"] | None,
        Meta(description="`article`: examples of one block stand between paragraphs of running text."),
    ] = None
    counterexamples: Annotated[list[str], Meta(description="Blocks that the rule must leave alone.")] = []

    @property
    def categories_before(self) -> frozenset[str]:
        """The categories, one of which the block before must have gone as; none where it may be any block."""
        return _categories(self.after)

    @property
    def categories_behind(self) -> frozenset[str]:
        """The same for the next block."""
        return _categories(self.before)

    @property
    def written_patterns(self) -> dict[str, list[str]]:
        """The regular expressions by their keys, as they are written."""
        said = {
            "match": self.match,
            "unless": self.unless,
            "while": self.while_,
            "until": self.until,
            "after": self.after,
            "before": self.before,
        }
        listed = {key: [text] if isinstance(text, str) else text or [] for key, text in said.items()}
        return {
            key: [text for text in texts if text not in CATEGORIES] for key, texts in listed.items() if texts
        }


def _categories(said: str | list[str] | None) -> frozenset[str]:
    return frozenset([said] if isinstance(said, str) else said or ()).intersection(CATEGORIES)


class PageTable(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """The `[page]` table of a site file: where the article stands in the site's pages."""

    body: Annotated[
        list[str],
        Meta(description="Selectors or XPath; the first that finds something holds the article."),
    ] = []
    strip: Annotated[
        list[str], Meta(description="Selectors or XPath of what is never part of the article.")
    ] = []


class RuleFileTable(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A whole rule file as its author writes it."""

    category: Annotated[str | None, Meta(description="The category of the file's rules.")] = None
    language: Annotated[str | None, Meta(description="The language of the file's rules; `any` for all.")] = (
        None
    )
    site: Annotated[str | None, Meta(description="The domain that the file's rules are for.")] = None
    description: Annotated[str, Meta(description="What the file is for, for a person.")] = ""
    disable: Annotated[list[str], Meta(description="Ids of rules read before that must not run.")] = []
    page: PageTable | None = None
    rule: Annotated[list[RuleTable], Meta(description="The rules.")] = []
