"""Passages: stretches of a document whose lines are the article's together, whatever each says alone.

A line of a poem, of source code or of instructions may read like a prompt of the page. What it is
shows in the lines around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cleaner.document import Block
from cleaner.normal import content_words
from cleaner.traits.lines import is_question, is_sentence, is_table_row, is_title_like, leads_up
from cleaner.traits.speech import makes_enquiry

VERSE_WORDS = 12
VERSE_BREAKS = 4
VERSE_SHARE = 0.4
VERSE_STOPS = 3
VERSE_AVERAGE = 4
BARE_WORDS = 2
MOST_BARE = 0.3
CODE_LINES = 3
CODE_GAP = 2
CODE_WORDS = 12
STEPS = 3
STEP_GAP = 5
QUESTION_WORDS = 20
ANSWERS = 2
ANSWER_GAP = 2
SERIES = 3
SERIES_WORDS = 6
FACT_WORDS = 6
LABEL_WORDS = 3
FACTS = 3
FACT_SHARE = 0.3
"""Set by hand on invented documents of each kind, and checked against lists of other stories."""

KINDS = {
    "code": "a line of source code, or a short line among such",
    "verse": "one of several short lines that run on into one another",
    "step": "an item of a numbered list of instructions",
    "answer": "a question, and its answer, where several follow one another",
    "series": "one of several short lines of one form with a figure, like dates, each over a text of its own",
    "fact": "a label or a value of a table, a cell a line",
}
"""The kinds of passage, by the names of their traits: what a line is that stands in one."""

_RUNS_ON = (",", ";", ":", "—", "–", "،", "，", "、", "；", "：")
_STOPS = (*_RUNS_ON, ".", "!", "?", "。", "！", "？", "।", "؟", "۔")
_CODE = re.compile(
    r"""[{}]\s*$ | ^[)}\]]+[;,)]*$ | ^\#(?:include|define|if|ifn?def|endif|pragma|undef)\b
    | ^(?:async\ )?(?:def|class|func|fn|function|public|private|static|const|let|var|import|from|return|if
        |for|while|else|elif|try|package|using|int|void|struct|enum|echo|export)\b.*[(){}=;:]$
    | ^[\w.]+\(.*\)[;{:,]*$ | ^\$\ \w | ^[\w.\[\]"']+\s*[:+-]?=\s*\S.*[;)\]"'\w]$ | ^</?\w[^>]*>$""",
    re.X,
)
_CODE_SIGNS = frozenset("(){}]=;:#$<")
"""Every line that is code by _CODE has one of these."""
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]|[^\W\d_]{3,12} (\d{1,2})[:.)]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_FIGURE_OR_MARK = re.compile(r"\d|[^\W_][,.;%][\s\w]|^[^\W\d_A-Z]")


def find_passages(blocks: Sequence[Block]) -> dict[str, frozenset[int]]:
    """The indexes of those of a document's main blocks that stand in each kind of passage, of KINDS."""
    code = frozenset(_code(blocks))
    return {
        "code": code,
        "verse": frozenset(_verse(blocks)) - code,
        "step": frozenset(_steps(blocks)),
        "answer": frozenset(_answers(blocks)),
        "series": frozenset(_series(blocks)),
        "fact": frozenset(_facts(blocks)),
    }


def _runs(blocks: Sequence[Block], belongs: Callable[[Block], bool]) -> Iterator[list[Block]]:
    """The longest stretches of blocks that all belong."""
    run: list[Block] = []
    for block in blocks:
        if belongs(block):
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _verse(blocks: Sequence[Block]) -> Iterator[int]:
    def short(block: Block) -> bool:
        return block.words <= VERSE_WORDS and block.content == block.start and not is_table_row(block)

    for run in _runs(blocks, short):
        if len(run) <= VERSE_BREAKS:
            continue
        soft = [at for at, (here, after) in enumerate(pairwise(run)) if _flows(here, after)]
        if len(soft) < VERSE_BREAKS or len(soft) < VERSE_SHARE * (soft[-1] - soft[0] + 1):
            continue
        first, last = soft[0], soft[-1] + 1
        while first and _in_one_stanza(run[first - 1], run[first]):
            first -= 1
        while last + 1 < len(run) and _in_one_stanza(run[last], run[last + 1]):
            last += 1
        lines = run[first : last + 1]
        if sum(line.words <= BARE_WORDS for line in lines) > MOST_BARE * len(lines):
            continue  # names in a row
        stops = sum(line.view.endswith(_STOPS) for line in lines)
        if stops >= VERSE_STOPS and sum(line.words for line in lines) >= VERSE_AVERAGE * len(lines):
            yield from (line.index for line in lines)


def _in_one_stanza(here: Block, after: Block) -> bool:
    return here.document.text[here.end : after.start] in ("\n", "\r\n")


def _flows(here: Block, after: Block) -> bool:
    return here.view.endswith(_RUNS_ON) or after.view[:1].islower()


def _code(blocks: Sequence[Block]) -> Iterator[int]:
    strong = [at for at, block in enumerate(blocks) if block.words <= CODE_WORDS and _is_code(block)]
    cluster: list[int] = []
    for at in [*strong, len(blocks) + CODE_GAP + 2]:
        if cluster and at - cluster[-1] > CODE_GAP + 1:
            if len(cluster) >= CODE_LINES:
                inside = range(cluster[0], cluster[-1] + 1)
                yield from (blocks[i].index for i in inside if blocks[i].words <= CODE_WORDS)
            cluster = []
        cluster.append(at)


def _is_code(block: Block) -> bool:
    text = block.text
    return not _CODE_SIGNS.isdisjoint(text) and _CODE.search(text) is not None


def _steps(blocks: Sequence[Block]) -> Iterator[int]:
    numbered = [(at, number) for at, block in enumerate(blocks) if (number := _number(block))]
    run: list[int] = []
    expected = 1
    for at, number in [*numbered, (len(blocks) + STEP_GAP, 0)]:
        if run and number == expected and at - run[-1] <= STEP_GAP:
            run.append(at)
        else:
            yield from _instructions(blocks, run)
            run = [at] if number == 1 else []
        expected = len(run) + 1


def _number(block: Block) -> int:
    """The number that a block begins with as an item of a list, 0 for none."""
    found = _NUMBER.match(block.document.text, block.start, block.end)
    return int(found[1] or found[2]) if found else 0


def _instructions(blocks: Sequence[Block], run: list[int]) -> Iterator[int]:
    """The steps of a numbered run; a run of titles alone has none."""
    if len(run) < STEPS:
        return
    held = blocks[run[0] : run[-1] + 1]
    led = run[0] > 0 and leads_up(blocks[run[0] - 1])
    if led or any(block.view.endswith((".", "。", "।")) and block.words >= 4 for block in held):
        yield from (blocks[at].index for at in run)


def _answers(blocks: Sequence[Block]) -> Iterator[int]:
    pairs = [
        at
        for at, (asked, answer) in enumerate(pairwise(blocks))
        if (at or makes_enquiry(asked))
        and asked.words <= QUESTION_WORDS
        and is_question(asked)
        and is_sentence(answer)
        and not is_question(answer)
        and (makes_enquiry(asked) or set(content_words(asked.view)) & set(content_words(answer.view)))
    ]
    for here, after in pairwise(pairs):
        if after - here <= ANSWER_GAP:
            yield from (blocks[at].index for at in (here, here + 1, after, after + 1))


def _series(blocks: Sequence[Block]) -> Iterator[int]:
    forms: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks[:-1]):
        if block.words <= SERIES_WORDS and _DIGITS.search(block.view) and is_title_like(block):
            forms[_form(block)].append(at)
    for form, found in forms.items():
        over = [at for at in found if _form(blocks[at + 1]) != form and not is_title_like(blocks[at + 1])]
        if len(found) >= SERIES and len(over) > len(found) / 2:
            yield from (blocks[at].index for at in found)


def _form(block: Block) -> str:
    """A short line with its words and numbers made alike."""
    return _LETTERS.sub("a", _DIGITS.sub("0", block.view))


def _facts(blocks: Sequence[Block]) -> Iterator[int]:
    def cell(block: Block) -> bool:
        return block.words <= FACT_WORDS and block.content == block.start and not is_sentence(block)

    for run in _runs(blocks, cell):
        for first in (0, 1):
            cells = run[first : first + (len(run) - first) // 2 * 2]
            labels, values = cells[::2], cells[1::2]
            told = sum(_FIGURE_OR_MARK.search(value.view) is not None for value in values)
            if len(labels) >= FACTS and all(map(_is_label, labels)) and told >= FACT_SHARE * len(values):
                yield from (block.index for block in cells)


def _is_label(block: Block) -> bool:
    return block.words <= LABEL_WORDS and _FIGURE_OR_MARK.search(block.view) is None
