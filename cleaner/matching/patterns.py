"""Compiled patterns: each once, when first needed, and searched under a time limit.

To compile a pattern takes most of a thousandth of a second, thirty times as long as to take one up
that was compiled before, so a build compiles the packaged ones.
"""

from __future__ import annotations

import gc
import pickle
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

import regex

from cleaner.normal import SILENT, plain

TIME_LIMIT = 1.0
"""Seconds that one pattern may take on one block."""
SHORT = 1000
"""Characters, a quarter of those of the strings that checked patterns were tried on."""

ENGINE = f"regex {regex.__version__} {sys.byteorder} {sys.maxsize}"
"""Which engine takes up what was compiled here: another's code means something else."""
_before: dict[str, bytes] = {}


def compile_before(patterns: Iterable[str]) -> dict[str, bytes]:
    """Patterns -> each with what `take_up` understands, on the same ENGINE; raises regex.error."""
    return {pattern: pickle.dumps(compiled(pattern)) for pattern in patterns}


def take_up(compiled_before: Mapping[str, bytes]) -> None:
    """From now on don't compile these patterns, but use what `compile_before` made of them."""
    _before.update(compiled_before)


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """A rule's pattern, compiled without regard to case; raises regex.error."""
    if (before := _before.pop(pattern, None)) is not None:
        taken_up: regex.Pattern[str] = pickle.loads(before)
        return taken_up
    with _without_collections():
        made = _with_signs_as_they_are(_with_edges_once(plain_pattern(pattern)))
        return regex.compile(made, regex.IGNORECASE)


@contextmanager
def _without_collections() -> Iterator[None]:
    """Have no garbage looked for: a pattern's tree holds none, and looking takes a sixth of a compilation."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


_WHOLE_WORD = r"\\b(?:[^\\()\[\]{}|*+?.^$]|\\[^\w])++\\b"
_WHOLE_WORDS = re.compile(rf"\(\?:({_WHOLE_WORD}(?:\|{_WHOLE_WORD})+)\)")


def _with_edges_once(pattern: str) -> str:
    r"""The pattern with `(?:\bone\b|\btwo\b)` as `(?:\b(?:one|two)\b)`, which takes two thirds to compile."""

    def once(found: re.Match[str]) -> str:
        words = found[1].removeprefix(r"\b").removesuffix(r"\b").replace(r"\b|\b", "|")
        return rf"(?:\b(?:{words})\b)"

    return _WHOLE_WORDS.sub(once, pattern)


_SET_OF_SIGNS = re.compile(r"\\.|\[\^?+((?:\\[sd\W]|[^\\\[\]\w-])++-?)\]", re.S)


def _with_signs_as_they_are(pattern: str) -> str:
    """The pattern with `[.!?]` as `(?-i:[.!?])`, which takes half the time to find: no sign has a case."""

    def once(found: re.Match[str]) -> str:
        signs = found[1] and re.sub(r"\\[sd]", "", found[1])
        return f"(?-i:{found[0]})" if signs and signs.lower() == signs.upper() else found[0]

    return _SET_OF_SIGNS.sub(once, pattern)


_WIDE_SYNTAX = re.compile("[（）［］【】〔〕｛｝．＊＋？｜＾＄＼－]")
"""What stands for itself in a pattern, and would mean something else once it is made plain."""
_SILENT = re.compile(f"{SILENT}[?*+]?")


def plain_pattern(pattern: str) -> str:
    """A pattern made plain, as the views are that it is searched in."""
    escaped = _WIDE_SYNTAX.sub(r"\\\g<0>", pattern)
    return "\n".join(_SILENT.sub("", plain(line)) for line in escaped.split("\n"))
