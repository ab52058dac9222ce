"""Examples in rule files: they are run as tests of the rule they stand in.

An example is one block of text, or a small document: lines that begin with `- ` are removed,
lines that begin with two spaces stay, and a line that begins with `= ` went by another rule, as
the category that `after` or `before` asks for, or the one to which evidence gives most weight `near`.
Its first lines may be `url: …`, `title: …`, `language: …` and `near: …`, the category of such a line.
Lines that hold markup (`<`) are a page. The rule is run alone, in its own language; that of a rule
of no language is told from the example.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
from msgspec import structs

from cleaner.categories import CATEGORIES
from cleaner.document import Document
from cleaner.errors import RuleError
from cleaner.languages import tell_languages
from cleaner.matching.findings import apply_rules
from cleaner.matching.language_rules import LanguageRules
from cleaner.matching.verdicts import Claim
from cleaner.reading.language import find_language
from cleaner.reading.read import read_fragment
from cleaner.rule import Rule
from cleaner.words import ANY, Words

_MARKS = ("- ", "  ", "= ")
_SETTING = re.compile(r"(url|title|language|near): (.+)")
_ARTICLE = """\
The ferry between the two islands sailed again on Monday, after divers had worked on its hull for nine \
days and most of the nights, the harbour office said.

Nobody had counted on so long a wait, and the baker of the smaller island, who has no mill, had begun to \
ration the bread that he sold across the counter.

{}

The master of the ship rowed the mail across herself while the yard was at work, and will be glad to \
leave the oars to others when the winter comes.

A second hull is to be laid down in the spring, if the council finds the money that it has promised twice, \
and lost twice, in the last four years.
"""


class Example(msgspec.Struct):
    """An example taken apart: the document, and the lines of it that must go or went before.

    `within` is a block that was set between paragraphs of running text, "" where none was; `near` the
    category of the lines that went before, where the example states it.
    """

    content: str
    removed: list[str]
    gone_before: list[str]
    kind: str = "text"
    url: str | None = None
    title: str | None = None
    within: str = ""
    language: str | None = None
    near: str | None = None

    def document(self, words: Words, language: str = ANY) -> Document:
        """The example's document, in the language of its rule, with the title that the example states."""
        document = read_fragment(self.content, self.url, self.kind)
        document.title = self.title or document.title
        find_language(document, words)
        stated = self.language or (language if language != ANY else None)
        if stated is not None:
            document.language, document.languages = stated, (stated,)
        elif self.within:
            document.language, document.languages = tell_languages(self.within, words)
        return document


def parse_example(example: str, context: str | None = None) -> Example:
    """An example or counterexample as its author wrote it -> its parts.

    With the context `article` an example of one block stands between paragraphs.
    """
    lines = example.strip("\n").split("\n")
    settings: dict[str, str] = {}
    while len(lines) > 1 and (found := _SETTING.fullmatch(lines[0].strip())):
        settings[found[1]] = found[2]
        lines.pop(0)
    if context == "article" and len(lines) == 1:
        within = lines[0].strip()
        return Example(_ARTICLE.format(within), [within], [], within=within, **settings)
    if not settings and len(lines) == 1 and not example.endswith("\n"):
        marked, gone = lines, lines
    else:
        marked = [line[2:] if line.startswith(_MARKS) else line for line in lines]
        gone = [line[2:] for line in lines if line.startswith("- ") and line[2:].strip()]
    content = "\n".join(marked)
    kind = "html" if content.lstrip().startswith("<") else "text"
    before = [line[2:].strip() for line in lines if line.startswith("= ")]
    return Example(content, gone, before, kind, **settings)


def claims_on(rule: Rule, words: Words, document: Document, example: Example) -> list[Claim]:
    """What the rule, alone, takes of an example's document; of one that keeps, what it keeps."""
    removing = structs.replace(rule, table=structs.replace(rule.table, keep=False))
    asked = example.near or _asked_near(rule)
    gone = {block.index: asked for block in document.blocks if block.text in example.gone_before}
    matchers = LanguageRules([removing], words).matchers(document.languages)
    return apply_rules(document, matchers, gone=gone, guarded=False).claims


def _asked_near(rule: Rule) -> str:
    """The category of a neighbour for which a rule asks, or which tells most among its evidence."""
    for asked in (rule.table.after, rule.table.before):
        for category in [asked] if isinstance(asked, str) else asked or ():
            if category in CATEGORIES:
                return category
    near = rule.table.evidence.near if rule.table.evidence is not None else {}
    speaking = {category: weight for category, weight in near.items() if weight > 0}
    return max(speaking, key=lambda category: speaking[category], default="")


def removed_by(rule: Rule, words: Words, example: Example) -> list[str]:
    """The stretches of the example that the rule, alone, removes (or keeps)."""
    document = example.document(words, rule.language)
    claims = claims_on(rule, words, document, example)
    return [document.text[claim.start : claim.end] for claim in claims]


def example_fault(rule: Rule, words: Words, example: str) -> str:
    """What is wrong with an example, "" where the rule does what it says."""
    parsed = parse_example(example, rule.table.context)
    return _difference(rule, parsed, removed_by(rule, words, parsed))


def check_examples(rule: Rule, words: Words) -> None:
    """Raise RuleError for the first example that does not go (or stay, by a rule that keeps)."""
    for example in rule.table.examples:
        if problem := example_fault(rule, words, example):
            raise _example_error(rule, "examples", example, problem)
    for example in rule.table.counterexamples:
        parsed = parse_example(example, rule.table.context)
        if gone := removed_by(rule, words, parsed):
            problem = f"the counterexample {_verb(rule)} “{gone[0][:80]}”"
            raise _example_error(rule, "counterexamples", example, problem)


def _verb(rule: Rule) -> str:
    return "keeps" if rule.table.keep else "loses"


def takes_part(rule: Rule) -> bool:
    """Whether an example of one block need not say which part of it goes."""
    return rule.table.remove != "block" or "(?<" in (rule.patterns.match or "")


def squeezed(parts: list[str]) -> str:
    """The text of the parts without markup and white space: what is compared of them."""
    return "".join("".join(re.sub(r"<[^>]*>", "", part).split()) for part in parts)


def _difference(rule: Rule, example: Example, gone: list[str]) -> str:
    if not example.removed:
        return "no line of the example begins with “- ”, which marks what goes"
    if not gone:
        what = "kept" if rule.table.keep else "removed"
        return f"the example “{example.removed[0][:80]}” is not {what}"
    if takes_part(rule) and len(example.removed) == 1 and example.content == example.removed[0]:
        return ""
    if squeezed(gone) != squeezed(example.removed):
        verb = _verb(rule)
        should = f"should {verb[:-1]} “{_brief(example.removed)}”"
        return f"the example {should} but {verb} “{_brief(gone)}”"
    return ""


def _brief(parts: list[str]) -> str:
    text = " / ".join(parts)
    return text if len(text) <= 160 else text[:100] + " … " + text[-50:]


def _example_error(rule: Rule, key: str, example: str, problem: str) -> RuleError:
    first = next((part for part in example.split("\n") if part.strip()), "")
    line = rule.line
    source = Path(rule.file).read_text(encoding="utf-8").split("\n")
    for number, text in enumerate(source[rule.line - 1 :], start=rule.line):
        if first and first in text:
            line = number
            break
    return RuleError(
        problem,
        file=rule.file,
        line=line,
        rule=rule.id,
        remedy="mend the rule or the example" if key == "examples" else "narrow the rule",
    )
