"""What a block's own words show, whatever stands around it."""

from __future__ import annotations

import re

from cleaner.document import Block

_CLOSERS = "\"')]}*_ ”’»«›‹」』）】》〉\u200b■□▪◼◾●◆∎"  # the last of these close magazine articles
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "॥", "؟", "۔", "։", "።", "។", "။", "།")
_SOFT_ENDS = (*_ENDS, ":", ";", ",", "：", "；", "，", "、", "،")
_CUT = re.compile(r"(?:…|\.\.\.|\. \. \.)[\s\])}\"'”’»›>→]*$")
_LETTERED = re.compile(r"[^\W\d_]")
_WORD_OR_NUMBER = re.compile(r"\w+")
_LONG_WORD = 4
_MOST = 0.8
# Thai and Lao write no full stop: a line of so many words runs on like a sentence.
_UNSTOPPED = re.compile("[\u0e00-\u0eff]")
_UNSTOPPED_WORDS = 12
_UNSTOPPED_SHARE = 0.5
_GREEK = re.compile("[α-ω]", re.I)


def ends(block: Block, marks: tuple[str, ...]) -> bool:
    """Whether one of the marks closes the block, quotes and brackets left aside."""
    return block.view.rstrip(_CLOSERS).endswith(marks)


def is_sentence(block: Block) -> bool:
    """It closes as sentences do, and is not cut off."""
    return (ends(block, _ENDS) or _is_unstopped(block)) and not is_cut_off(block)


def is_title_like(block: Block) -> bool:
    """It has letters and closes with no mark that ends or joins sentences."""
    return (
        not ends(block, _SOFT_ENDS) and not _is_unstopped(block) and _LETTERED.search(block.view) is not None
    )


def is_upper(block: Block) -> bool:
    """Two letters and more, all of them capitals."""
    return block.view.isupper() and len(_LETTERED.findall(block.view)) > 1


def is_title_case(block: Block) -> bool:
    """Most of its longer words begin with capitals."""
    words = [w for w in _WORD_OR_NUMBER.findall(block.view) if len(w) >= _LONG_WORD or w[0].isdigit()]
    return bool(words) and sum(w[0].isupper() for w in words) >= _MOST * len(words)


def is_cut_off(block: Block) -> bool:
    """It trails off in dots."""
    tail = block.view[-12:]
    return ("…" in tail or ".." in tail or ". ." in tail) and _CUT.search(tail) is not None


def is_question(block: Block) -> bool:
    """It closes with a question mark, which in Greek is a semicolon."""
    return ends(block, ("?", "？", "؟")) or (ends(block, (";",)) and _GREEK.search(block.view) is not None)


def leads_up(block: Block) -> bool:
    """It closes with a colon."""
    return ends(block, (":", "："))


def is_inside(block: Block, container: str) -> bool:
    """Whether the block of a page stands inside such an element."""
    return block.element is not None and container in block.element.containers


def is_table_row(block: Block) -> bool:
    """It stands in a page's table, or is a text's row between strokes."""
    return is_inside(block, "table") or block.view.startswith("|")


def _is_unstopped(block: Block) -> bool:
    """Whether the block is a line of a script without full stops, too long for a title."""
    if block.words < _UNSTOPPED_WORDS or block.view.isascii():
        return False
    return len(_UNSTOPPED.findall(block.view)) > _UNSTOPPED_SHARE * len(block.view)
