"""What filter lists hide, as rule files that load."""

from pathlib import Path

from making import write_rules

from cleaner.authoring.adblock import FilterList
from cleaner.authoring.adblock_rules import SELECTORS, rule_files
from cleaner.rulebook.files import load_rulebook


def files(source: str) -> tuple[dict[str, str], FilterList]:
    found = FilterList()
    found.read("list.txt", source)
    return dict(rule_files({"advert": found})), found


def test_general_filters_stand_in_one_file_and_a_site_s_in_its_own(tmp_path: Path) -> None:
    made, _ = files("##.box\n##.net > p\na.example##.tar\n")
    assert list(made) == ["html/advert.toml", "sites/a.example.toml"]
    for name, text in made.items():
        write_rules(tmp_path, name, text)
    general, site = load_rulebook([tmp_path], packaged=False).rules
    assert (general.selectors, general.site, general.table.yields) == ([".box", ".net > p"], None, True)
    assert (site.selectors, site.site) == ([".tar"], "a.example")


def test_where_a_site_is_spared_it_switches_the_rule_off() -> None:
    made, _ = files("~a.example##.box\n")
    assert "disable = [" in made["sites/a.example.toml"]
    assert "adblock-any-advert" in made["sites/a.example.toml"]


def test_many_selectors_are_divided_among_rules_of_their_own_ids() -> None:
    made, _ = files("".join(f"##.box{number}\n" for number in range(SELECTORS + 1)))
    ids = [line for line in made["html/advert.toml"].splitlines() if line.startswith("id = ")]
    assert len(ids) == len(set(ids)) == 2


def test_selectors_without_an_example_are_counted_among_what_is_left() -> None:
    made, found = files("##body\n")
    assert made == {}
    assert found.left["no example can be made"] == 1
