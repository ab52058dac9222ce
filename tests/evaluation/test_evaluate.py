"""A cleaner over a corpus: the figures, one by one process or by several."""

import re
from collections import Counter
from pathlib import Path

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, rule

from cleaner.cleaning import packaged_cleaner
from cleaner.errors import InputError
from cleaner.evaluation.evaluate import evaluate
from cleaner.evaluation.gold import Case, read_corpus

CLEANER = cleaner_of(rule("share", "social", lines=["Share"]))
CASE = Case("a.txt", f"{PROSE}\nShare", "text", PROSE)
PAGE = Case("b.html", f"<main><p>{PROSE}<p>{MORE_PROSE}</main>", "html", f"{PROSE}\n{MORE_PROSE}")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def test_the_figures_are_those_of_the_measure_written_out(corpus: Path) -> None:
    cleaner = packaged_cleaner()
    cases = [case for case in read_corpus(corpus) if case.kind == "text" and "a" in case.name[0:3]]
    precision, recall = [], []
    for case in cases:
        gold, mine = shingles(case.body or ""), shingles(cleaner.clean(case.content, kind=case.kind).text)
        common = sum((gold & mine).values())
        precision.append(common / sum(mine.values()))
        recall.append(common / sum(gold.values()))
    found = evaluate(cleaner, cases).overall
    assert found.precision == pytest.approx(sum(precision) / len(cases))
    assert found.recall == pytest.approx(sum(recall) / len(cases))


def test_several_processes_find_the_same_in_the_same_order() -> None:
    cases = [Case(f"{number}.txt", f"{PROSE}\nShare\n{number}", "text", PROSE) for number in range(210)]
    told: list[None] = []
    found = evaluate(CLEANER, iter(cases), jobs=2, done=lambda: told.append(None))
    assert found == evaluate(CLEANER, cases)
    assert [document.name for document in found.documents] == [case.name for case in cases]
    assert len(told) == 210


def test_peers_are_scored_on_what_they_can_read() -> None:
    found = evaluate(CLEANER, [CASE, PAGE], peers=("trafilatura", "source"))
    assert found.peers["trafilatura"].peer.documents == 1
    assert found.peers["trafilatura"].peer.recall == 1
    assert found.peers["source"].peer.documents == 2
    assert found.peers["source"].peer.precision < found.overall.precision == 1


def test_cases_without_a_body_are_passed_over_and_some_must_have_one() -> None:
    unknown = Case("c.txt", PROSE, "text")
    assert evaluate(CLEANER, [unknown, CASE]).overall.documents == 1
    with pytest.raises(InputError, match="no document has a known body"):
        evaluate(CLEANER, [unknown])
