"""Drafts of site files: learned from many documents, or begun from one or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.authoring.mining import LEAST_DOCUMENTS, mine
from cleaner.authoring.proposal import Proposal
from cleaner.authoring.remains import Remains, Spot, Zone, read_remains
from cleaner.authoring.writing import SCHEMA_COMMENT, rule_text, toml_string, toml_value
from cleaner.categories import CATEGORIES
from cleaner.cleaning import Cleaner
from cleaner.document import Document

_MOST_WORDS = 30

_START = """
# A rule takes a block (a line or paragraph) for which all that it says holds:
#
# [[rule]]
# id = "{stem}-morning-letter"
# category = "newsletter"         # {categories}
# lines = ["The morning letter"]  # whole blocks; or a pattern: match = '^the morning letter\\b'
# examples = ["The Morning Letter"]
# counterexamples = ["The morning letter was found on the doorstep, wet through."]
#
# Of pages in HTML, [page] says where the article stands, and what in it never belongs to it:
#
# [page]
# body = ["article.story"]        # CSS or XPath; the first that finds something
# strip = [".story-tools"]
"""


def proposals_file(site: str, proposals: Sequence[Proposal], documents: int) -> str:
    """A site file of learned rules, each with what speaks for it."""
    head = [
        SCHEMA_COMMENT,
        f"# Learned from {documents} documents of {site}; read it before you use it.",
        "# The surest rules come first. Confidence is the lower bound of a 95 % interval for the share",
        "# of right hits, so it grows with the number of documents; the category is a guess.",
        f"site = {toml_string(site)}",
        "",
    ]
    return "\n".join(head) + "\n" + "\n".join(map(_proposal_text, proposals))


def _proposal_text(proposal: Proposal) -> str:
    comment = (
        f"{proposal.support} of {proposal.documents} documents, "
        f"confidence {proposal.confidence:.2f}: {proposal.why}"
    )
    counts = [f"{count} documents" for count in proposal.line_support]
    return rule_text(proposal.table, [comment], counts)


def site_file(cleaner: Cleaner, site: str, documents: Sequence[Document]) -> str:
    """A commented site file to start from, with what its documents, if any, propose.

    Of fewer than LEAST_DOCUMENTS nothing can be known to repeat, so what they propose is commented
    out.
    """
    start = _START.format(stem=site.split(".", 1)[0], categories=", ".join(list(CATEGORIES)[:4]) + " …")
    if len(documents) >= LEAST_DOCUMENTS:
        learned = proposals_file(site, mine(cleaner, documents, site), len(documents))
        return f"{learned}{start}"
    head = (
        f"{SCHEMA_COMMENT}\n# Rules for {site} and the domains under it.\nsite = {toml_string(site)}\n{start}"
    )
    return head + "".join(_proposed(found) for found in read_remains(cleaner, documents))


def _proposed(remains: Remains) -> str:
    """What one document may hold besides its story, as comments."""
    lines = [""]
    body = _body_selector(remains)
    if body is not None:
        lines += [
            "# The element that holds this page's story:",
            "#",
            "# [page]",
            f"# body = {toml_value([body])}",
            "",
        ]
    spots = list(_doubtful(remains))
    if spots:
        lines += [
            "# These blocks stand before or after the story. Uncomment those that are not the article's,",
            "# give the rules names and categories of their own.",
            "#",
        ]
    for number, spot in enumerate(spots, start=1):
        lines += _doubtful_rule(spot, remains, number)
    return "\n".join(lines).rstrip("\n") + "\n"


def _doubtful(remains: Remains) -> Iterator[Spot]:
    for spot in remains.spots:
        if spot.zone is not Zone.STORY and spot not in remains.story and spot.block.words <= _MOST_WORDS:
            yield spot


def _doubtful_rule(spot: Spot, remains: Remains, number: int) -> list[str]:
    story = {selector for each in remains.story for selector in each.selectors}
    own = sorted(spot.selectors - story, key=lambda s: (len(s), s))
    text = " ".join(spot.block.text.split())
    says = [f"lines = {toml_value([text])}"]
    if own:
        says.append(f"# or, for whatever stands there: select = {toml_string(own[0])}")
    return [
        "# [[rule]]",
        f'# id = "new-{number}"',
        '# category = ""',
        *(f"# {said}" for said in says),
        f"# examples = {toml_value([text])}",
        "#",
    ]


def _body_selector(remains: Remains) -> str | None:
    """The innermost class or id around all of the story, None where none is."""
    if not remains.story:
        return None
    common = set.intersection(*(spot.selectors for spot in remains.story))
    if not common:
        return None
    element = remains.story[0].block.element
    while element is not None:
        names = [f"#{element.id.lower()}", *(f".{name}" for name in element.classes.lower().split())]
        for name in names:
            if name in common:
                return name
        element = element.parent
    return None
