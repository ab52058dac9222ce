"""Hints that decide nothing, and names of words that nothing uses."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import rule

from cleaner.authoring.idle_hints import idle_hints, unused_names
from cleaner.rule_tables import EvidenceTable


def evidence_file(folder: Path) -> str:
    """A rule is told at its key's line, so its file must be there."""
    path = folder / "rules.toml"
    path.write_text('[[rule]]\nid = "a-rule"\n[rule.evidence]\ntraits = {}\n', encoding="utf-8")
    return str(path)


def idle(folder: Path, traits: dict[str, float], threshold: float) -> list[str]:
    import msgspec

    made = rule(evidence=EvidenceTable(traits=traits), threshold=threshold)
    placed = msgspec.structs.replace(made, file=evidence_file(folder))
    return [error.problem.split()[3] for error in idle_hints(placed)]


@pytest.mark.parametrize(
    ("traits", "threshold", "found"),
    [
        ({"upper": 2, "question": 1}, 2, ["question"]),
        ({"upper": 1, "question": 1}, 2, []),
        ({"upper": 1, "question": 0.5}, 2, ["upper", "question"]),
        ({"upper": 3, "question": -1}, 3, []),
        ({"upper": 3, "question": -1}, 2, ["question"]),
    ],
)
def test_a_hint_is_idle_where_it_never_changes_a_verdict(
    tmp_path: Path, traits: dict[str, float], threshold: float, found: list[str]
) -> None:
    assert idle(tmp_path, traits, threshold) == found


@given(
    st.dictionaries(st.sampled_from("upper question colon quoted".split()), st.integers(-4, 4), min_size=1),
    st.integers(1, 6),
)
def test_the_idle_are_those_that_no_set_of_others_lets_decide(
    tmp_path_factory: pytest.TempPathFactory, traits: dict[str, int], threshold: int
) -> None:
    expected = []
    for name, weight in traits.items():
        others = [value for other, value in traits.items() if other != name]
        sums = [sum(chosen) for chosen in product(*((0, value) for value in others))]
        if not any((total >= threshold) != (total + weight >= threshold) for total in sums):
            expected.append(name)
    folder = tmp_path_factory.getbasetemp()
    assert idle(folder, {name: float(weight) for name, weight in traits.items()}, threshold) == expected


def test_of_places_one_holds_at_a_time(tmp_path: Path) -> None:
    import msgspec

    made = rule(evidence=EvidenceTable(place={"start": 1, "end": 1}), threshold=2)
    placed = msgspec.structs.replace(made, file=evidence_file(tmp_path))
    assert len(list(idle_hints(placed))) == 2


def test_names_that_no_rule_and_no_trait_uses_are_told(tmp_path: Path) -> None:
    (tmp_path / "any").mkdir()
    (tmp_path / "any/words.toml").write_text(
        '[names]\nlantern = "lights"\nwhistle = "signals"\nkettle = "x"\n'
    )
    rules = [rule(match="{lantern}"), rule(evidence=EvidenceTable(words={"kettle": 1}), threshold=1)]
    (found,) = unused_names(tmp_path, rules)
    assert ('"whistle"' in found.problem, found.line) == (True, 3)


def test_a_folder_that_describes_no_names_has_none_unused(tmp_path: Path) -> None:
    assert list(unused_names(tmp_path, [])) == []
