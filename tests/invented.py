"""Sites that were made up for the tests: templates filled with articles that nobody wrote.

Each page has the residue that its site's template leaves in extracted text, in words that no
packaged rule knows, and a body with what a careless learner would take for residue: subheadings and
sentences that recur in several articles, standfirsts, one-line paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

NAMES = (
    "Ada Bexley Corin Dunmore Elsa Farrow Gus Hallam Ines Jarrow Kit Lomas Mara Nettle Owen Prynne".split()
)
PLACES = "Asken Brill Corran Dale Eddow Fenby Garth Holm Iver Joss Kell Lunt Marle Nairn Orby".split()
THINGS = (
    "bridge ferry orchard quarry library kiln tram archive market weir chapel lantern granary foundry "
    "canal meadow signal ledger harbour mill tower pier school hospital clock"
).split()
VERBS = "closed opened moved sank burned sold rebuilt flooded painted measured lost found".split()
HOWS = (
    "after a long winter|before anybody had noticed|against the advice of the county|"
    "for the third time since the war|while the river stood at its highest|"
    "without a word to the tenants|to the delight of two engineers|"
    "in spite of a frost that nobody had foretold|under a contract that was never shown|"
    "at a cost that is still disputed"
).split("|")
WHYS = (
    "because the old one leaned|as the minutes of the parish show|and the keeper has the receipts|"
    "which the surveyors had doubted|so the children walked to the next village|"
    "though the paint had not dried|and no one has asked for it back|since the rails had been stolen twice"
).split("|")
SUBHEADINGS = ["What happens now", "The long way round", "A matter of money"]
REFUSAL = "The county did not answer our letter."


@dataclass(frozen=True)
class Made:
    """A page as an extractor would leave it, or as a browser gets it, and its body."""

    page: str
    body: str


class Writer:
    """Writes articles, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def name(self) -> str:
        return " ".join(self.random.sample(NAMES, self.random.choice((2, 2, 3))))

    def title(self) -> str:
        one, two = self.random.sample(THINGS, 2)
        pick = self.random.choice
        return f"{pick(PLACES)} {one} {pick(VERBS)} {pick(HOWS)}, says {two} keeper {pick(NAMES)}"

    def sentence(self) -> str:
        pick = self.random.choice
        number = self.random.randint(2, 900)
        return (
            f"The {pick(THINGS)} at {pick(PLACES)} was {pick(VERBS)} {pick(HOWS)}, {pick(WHYS)}, "
            f"said {self.name()}, who counted {number} {pick(THINGS)}s."
        )

    def paragraphs(self) -> list[str]:
        found = [
            " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))
            for _ in range(self.random.randint(5, 9))
        ]
        if self.random.random() < 0.25:
            found.insert(3, self.random.choice(SUBHEADINGS))
        if self.random.random() < 0.2:
            found.insert(-1, REFUSAL)
        if self.random.random() < 0.3:
            found.insert(2, f"“{self.name().split()[0]} {self.random.choice(VERBS)} it,” she said.")
        return found

    def date(self) -> str:
        months = "Thaw Sowing Haymonth Reaping Fallow Frost".split()
        return f"{self.random.randint(1, 28)} {self.random.choice(months)} {self.random.randint(1990, 2026)}"


def quill(writer: Writer) -> Made:
    """The Asken Quill: English text, a note among the paragraphs, a list at the end."""
    body = writer.paragraphs()
    note = "Keep the Quill afloat: bring your old lanterns to the counter on Pier Street."
    page = [
        "The Quill Tideway Pages",
        f"Penned at the {writer.random.choice(PLACES)} desk on {writer.date()}",
        *body[:2],
        note,
        *body[2:],
        f"{writer.name()} keeps the parish pages of the Quill and rows to work.",
        "The bell of the Quill rings at seven. Whoever hears it may come in and read the proofs.",
        "Washed up beside this",
        *(writer.title() for _ in range(writer.random.randint(3, 5))),
    ]
    return Made("\n\n".join(page), "\n\n".join(body))


def talbote(writer: Writer) -> Made:
    """Der Talbote: German frame around the articles; short lines at head and foot."""
    body = writer.paragraphs()
    page = [
        "Stimmen von der Talsohle",
        f"Aufgezeichnet zu {writer.random.choice(PLACES)} durch {writer.name()}",
        *body,
        f"Blatt {writer.random.randint(1, 90)} der laufenden Mappe, ausgetragen am {writer.date()}",
        "Der Talbote wird von Hand gefaltet.",
        "Wer die Mappe verlegt, klopft zweimal.",
    ]
    return Made("\n".join(page), "\n".join(body))


def lamp(writer: Writer) -> Made:
    """The Lamp: pages whose frame stands inside the article's element."""
    body = writer.paragraphs()
    title = writer.title()
    paragraphs = [f"<h2>{part}</h2>" if part in SUBHEADINGS else f"<p>{part}</p>" for part in body]
    links = "".join(f'<li><a href="/{i}">{writer.title()}</a></li>' for i in range(4))
    page = f"""<html><head><title>{title}</title></head><body><article><h1>{title}</h1>
<p class="lamp-wick">Trimmed by {writer.name()} at {writer.random.randint(1, 12)} bells</p>
{paragraphs[0]}{paragraphs[1]}
<p class="lamp-oil">The Lamp burns on what its readers pour in; the can stands by the door.</p>
{"".join(paragraphs[2:])}
<p class="lamp-snuffer">Put out the light when you have done, and leave the matches dry.</p>
<div class="lamp-moths"><ul>{links}</ul></div>
</article></body></html>"""
    return Made(page, "\n".join(body))


SITES: dict[str, Callable[[Writer], Made]] = {
    "quill.example": quill,
    "talbote.example": talbote,
    "lamp.example": lamp,
}


def make_pages(site: str, count: int, seed: int = 0) -> list[Made]:
    """So many pages of a site."""
    return [SITES[site](Writer(1000 * seed + number)) for number in range(count)]
