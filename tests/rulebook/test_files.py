"""Rule files are found by folder, typed and checked; what is wrong is said with file, line and remedy."""

from pathlib import Path

import pytest
from making import write_rules

from cleaner import Cleaner, RuleError
from cleaner.cleaning import packaged_cleaner
from cleaner.rulebook.book import rulebook_hash
from cleaner.rulebook.files import load_rulebook, packaged_rules, read_file
from cleaner.rulebook.positions import RULE_HEADER, header_lines, key_line

GOOD = """\
[[rule]]
id = "my-app"
match = 'our app'
examples = ["Get our app"]
"""


def problem(folder: Path, source: str, name: str = "en/app-promo.toml") -> str:
    """What loading the rule file says, from the file's name on."""
    write_rules(folder, name, source)
    with pytest.raises(RuleError) as error:
        load_rulebook([folder], packaged=False)
    return str(error.value).split("\n")[0].removeprefix(f"{folder}/")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            GOOD + 'exmples = ["x"]\n',
            'en/app-promo.toml:5: rule "my-app": a rule has no key "exmples"; did you mean "examples"?',
        ),
        (
            'categry = "teaser"\n' + GOOD,
            'en/app-promo.toml:1: a rule file has no key "categry"; did you mean "category"?',
        ),
        (
            '[page]\nbdy = ["article"]\n',
            'en/app-promo.toml:2: [page] has no key "bdy"; did you mean "body"?',
        ),
        (
            "\n" + GOOD + 'category = "app-prmo"\n',
            'en/app-promo.toml:6: rule "my-app": unknown category "app-prmo"; did you mean "app-promo"?',
        ),
        (
            'category = "tezer"\n' + GOOD,
            'en/app-promo.toml:1: rule "my-app": unknown category "tezer"; did you mean "teaser"?',
        ),
        (
            GOOD + GOOD,
            'en/app-promo.toml:5: rule "my-app": another rule has this id, at {folder}/en/app-promo.toml:1; '
            "give one of the two another id",
        ),
        (
            "[[rule]]\nmatch = 'our app'\nexamples = ['our app']\n",
            "en/app-promo.toml:1: Object missing required field `id`; "
            'give the rule an id, like id = "en-download-our-app"',
        ),
        (
            GOOD.replace("my-app", "My app"),
            'en/app-promo.toml:2: rule "My app": id: Expected `str` matching regex '
            "'^[a-z0-9][a-z0-9._-]*$'; an id is small letters, digits, hyphens, dots",
        ),
        (
            '[[rule]]\nid = "my-app"\nmatch = "our app"\n',
            'en/app-promo.toml:1: rule "my-app": has no example; '
            'add examples = ["a block that the rule removes"]',
        ),
        (
            '[[rule]]\nid = "my-app"\nmax_words = 3\nexamples = ["our app"]\n',
            'en/app-promo.toml:1: rule "my-app": says nothing that a block could match; '
            "give it match, lines, select, traits or evidence",
        ),
        (
            GOOD + 'max_words = "5"\n',
            'en/app-promo.toml:5: rule "my-app": max_words: Expected `int | null`, got `str`',
        ),
        (
            '[[rule]]\nid = "my-app"\nmatch = "our app"\nexamples = "our app"\n',
            'en/app-promo.toml:4: rule "my-app": examples: Expected `array`, got `str`; '
            'write a list, like ["…"]',
        ),
        (
            GOOD + 'remove = "blok"\n',
            "en/app-promo.toml:5: rule \"my-app\": remove: Invalid enum value 'blok'; "
            "it is one of block, match, section, rest",
        ),
        (
            GOOD.replace("[[rule]]", "[rule]"),
            "en/app-promo.toml:1: rule: Expected `array`, got `object`; "
            "a rule begins with [[rule]], in two brackets",
        ),
        (
            'disable = "my-app"\n',
            'en/app-promo.toml:1: disable: Expected `array`, got `str`; write a list, like ["…"]',
        ),
        (
            GOOD + 'site = "???"\n',
            'en/app-promo.toml:5: rule "my-app": site "???" is no domain; write it like example.com',
        ),
        (
            '[page]\nbody = ["article"]\n',
            'en/app-promo.toml:1: [page] belongs to a site; say site = "example.com", '
            "or name the file sites/example.com.toml",
        ),
        (
            'disable = ["my-ap"]\n',
            'en/app-promo.toml:1: disable names "my-ap", which no earlier rule has; '
            "`cleaner rules list` shows the ids",
        ),
    ],
    ids=lambda value: value[-30:].strip(),
)
def test_a_mistake_is_named_with_its_line_and_remedy(tmp_path: Path, source: str, said: str) -> None:
    assert problem(tmp_path, source) == said.replace("{folder}", str(tmp_path))


def test_a_place_that_is_none_is_named(tmp_path: Path) -> None:
    said = problem(tmp_path, GOOD + 'place = "middle"\n')
    assert said.startswith('en/app-promo.toml:5: rule "my-app": place: ')
    assert said.endswith('; it is "start", "end", a count of blocks, or a share of them like 0.1')


def test_a_file_that_is_not_toml_says_where(tmp_path: Path) -> None:
    said = problem(tmp_path, GOOD + "unless = open\n")
    assert said.startswith("en/app-promo.toml:5: not valid TOML: ")


def test_a_key_that_is_said_twice_says_where(tmp_path: Path) -> None:
    assert problem(tmp_path, GOOD + 'id = "other"\n').startswith("en/app-promo.toml:5: not valid TOML: ")


def test_a_file_that_is_not_utf_8_says_where(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "teaser.toml").write_bytes(b"# one\n# d\xe9j\xe0\n")
    with pytest.raises(RuleError) as error:
        load_rulebook([tmp_path])
    assert str(error.value).startswith(
        f"{tmp_path}/en/teaser.toml:2: the file is not UTF-8; save it as UTF-8"
    )


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    book = load_rulebook([write_rules(tmp_path, "en/app-promo.toml", "\ufeff" + GOOD)], packaged=False)
    assert [rule.id for rule in book.rules] == ["my-app"]


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as error:
        Cleaner(rules=[tmp_path / "no"])
    assert str(error.value) == (
        f"{tmp_path}/no: there is no such folder of rules; "
        "name a folder that holds <language>/<category>.toml or sites/<domain>.toml"
    )


def test_a_file_without_category_anywhere_says_so(tmp_path: Path) -> None:
    said = problem(tmp_path, GOOD, name="en/misc.toml")
    assert (
        said == 'en/misc.toml:1: rule "my-app": has no category; say category = "…" in the rule or its file'
    )


CONFUSING = """\
# it's not '''a string
description = "nor is ''' this"
[[rule]]
id = "first-one"
match = '''our app'''
examples = ['''
[[rule]]
  id = "not-this"
- Our app \"\"\"
''', "match = our app"]

[[ rule ]]  # the second
id = "second-one"
lines = ["Our app"]
examples = [\"\"\"Our app\"\"\"]
exmaples = []
"""


def test_what_stands_in_strings_and_comments_is_no_table() -> None:
    assert header_lines(CONFUSING, RULE_HEADER) == [3, 12]
    assert key_line(CONFUSING, "match") == 5
    assert key_line(CONFUSING, "id", start=12) == 13


def test_what_stands_in_strings_confuses_no_line_number(tmp_path: Path) -> None:
    said = problem(tmp_path, CONFUSING)
    assert said.startswith('en/app-promo.toml:16: rule "second-one": a rule has no key "exmaples"')
    book = load_rulebook(
        [write_rules(tmp_path, "en/app-promo.toml", CONFUSING.replace("exmaples = []\n", ""))]
    )
    assert [(rule.id, rule.line) for rule in book.rules[-2:]] == [("first-one", 3), ("second-one", 12)]


def test_rules_may_be_written_in_one_line(tmp_path: Path) -> None:
    source = """rule = [{id = "one", match = "our app", examples = ["our app"]}]\n"""
    book = load_rulebook([write_rules(tmp_path, "en/app-promo.toml", source)], packaged=False)
    assert [(rule.id, rule.line) for rule in book.rules] == [("one", 1)]
    assert problem(tmp_path, source.replace('"our app",', "3,")).startswith(
        'en/app-promo.toml:1: rule "one": match'
    )


@pytest.mark.parametrize(
    ("name", "language", "category", "site"),
    [
        ("en/app-promo.toml", "en", "app-promo", None),
        ("any/app-promo.toml", "any", "app-promo", None),
        ("app-promo.toml", "any", "app-promo", None),
        ("sites/Paper.example.toml", "any", "teaser", "paper.example"),
    ],
)
def test_a_file_s_place_says_what_its_rules_are_for(
    tmp_path: Path, name: str, language: str, category: str, site: str | None
) -> None:
    source = GOOD if site is None else 'category = "teaser"\n' + GOOD
    for given in (write_rules(tmp_path, name, source), tmp_path / name):
        (rule,) = load_rulebook([given], packaged=False).rules
        assert (rule.category, rule.site) == (category, site)
        if given == tmp_path:
            assert rule.language == language


def test_what_a_file_says_goes_before_its_place_and_what_a_rule_says_before_its_file(tmp_path: Path) -> None:
    source = (
        'category = "teaser"\nlanguage = "de"\n' + GOOD + GOOD.replace("my", "your") + 'category = "legal"\n'
    )
    one, two = load_rulebook([write_rules(tmp_path, "en/app-promo.toml", source)], packaged=False).rules
    assert (one.category, one.language) == ("teaser", "de")
    assert (two.category, two.language) == ("legal", "de")


def test_other_files_in_a_folder_are_left_alone(tmp_path: Path) -> None:
    write_rules(tmp_path, "README.md", "not a rule")
    write_rules(tmp_path, "cleaner.toml", "rules = ['.']")
    write_rules(tmp_path, "en/app-promo.toml", GOOD)
    assert [rule.id for rule in load_rulebook([tmp_path], packaged=False).rules] == ["my-app"]


def test_a_folder_without_rules_says_what_was_looked_for_and_what_lies_there(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"has no rule file; looked for \.toml files, .*; it is empty"):
        load_rulebook([tmp_path])
    for name in ("README.md", "cleaner.toml", "en/advert.yaml"):
        write_rules(tmp_path, name, "")
    with pytest.raises(RuleError, match=r"sites/example\.com\.toml; it holds README\.md, cleaner\.toml, en$"):
        load_rulebook([tmp_path])


def test_each_faulty_rule_can_be_reported_and_the_others_read(tmp_path: Path) -> None:
    bad_key, bad_type = GOOD.replace("match", "mtach"), GOOD + "max_words = []\n"
    unnamed, twin = GOOD.replace('id = "my-app"\n', ""), GOOD
    sources = (GOOD, bad_key, bad_type, unnamed, twin, GOOD.replace("my-app", "other"))
    write_rules(tmp_path, "en/app-promo.toml", "".join(sources) + "[page]\nbody = ['div']\n")
    faults: list[RuleError] = []
    read = read_file(tmp_path / "en/app-promo.toml", tmp_path, layer=1, report=faults.append)
    assert [rule.id for rule in read.rules] == ["my-app", "other"]
    assert [(fault.line, fault.problem.split(" ")[0]) for fault in faults] == [
        (25, "[page]"),
        (7, "a"),
        (13, "max_words:"),
        (14, "Object"),
        (17, "another"),
    ]


def test_a_later_folder_overrides_by_id(tmp_path: Path) -> None:
    first = write_rules(tmp_path / "1", "en/app-promo.toml", GOOD)
    second = write_rules(
        tmp_path / "2",
        "en/app-promo.toml",
        GOOD.replace("our app", "your app").replace("Get our", "Get your"),
    )
    assert Cleaner(rules=[first]).clean("I like our app a lot").removed
    both = Cleaner(rules=[first, second])
    assert not both.clean("I like our app a lot").removed
    assert both.clean("I like your app a lot").removed[0].rule == "my-app"


def test_a_later_folder_switches_off(tmp_path: Path) -> None:
    line = "Download our app"
    rules = [p.rule for p in packaged_cleaner().clean(line).removed]
    while rules:
        source = f"disable = {sorted(set(rules))}"
        cleaner = Cleaner(rules=[write_rules(tmp_path, "off.toml", source)])
        more = [p.rule for p in cleaner.clean(line).removed]
        assert not set(more) & set(rules)
        rules = rules + more if more else []
    assert cleaner.clean(line).text == line


def test_a_site_file_disables_on_its_site_alone(tmp_path: Path) -> None:
    write_rules(tmp_path, "sites/ledger.example.toml", 'disable = ["en-download-our-app", "any-app-promo"]\n')
    cleaner, promo = Cleaner(rules=[tmp_path]), "Download our app for the tides"
    assert cleaner.clean(promo, url="https://www.ledger.example/a").removed == []
    assert [p.category for p in cleaner.clean(promo, url="https://other.example/a").removed] == ["app-promo"]


def test_disable_takes_only_ids_that_were_read_before(tmp_path: Path) -> None:
    write_rules(tmp_path, "en/app-promo.toml", GOOD)
    said = problem(tmp_path, 'disable = ["my-app"]\n', name="off.toml")
    assert said.startswith('off.toml:1: disable names "my-app", which no earlier rule has')


def test_rules_of_many_folders_are_all_heard(tmp_path: Path) -> None:
    """Overriding and switching off leave no two rules with one place in the order."""
    again = GOOD.replace("our app", "our good app")
    other = GOOD.replace("my-app", "other").replace("our app", "gadget")
    folders = [
        write_rules(tmp_path / "1", "en/app-promo.toml", GOOD),
        write_rules(tmp_path / "2", "en/app-promo.toml", again),
        write_rules(tmp_path / "3", "en/app-promo.toml", other),
    ]
    book = load_rulebook(folders)
    assert len({rule.order for rule in book.rules}) == len(book.rules)


SITE = """\
category = "teaser"
[[rule]]
id = "paper-more"
lines = ["Zebra corner"]
examples = ["Zebra corner"]
"""


@pytest.mark.parametrize(
    ("url", "applies"),
    [
        ("https://paper.example/a", True),
        ("https://www.paper.example:8080/a", True),
        ("http://news.PAPER.example/a", True),
        ("https://otherpaper.example/a", False),
        ("https://example/a", False),
        ("https://[broken", False),
        (None, False),
    ],
)
def test_a_site_file_applies_to_its_domain_and_those_under_it(
    tmp_path: Path, url: str | None, applies: bool
) -> None:
    folder = write_rules(tmp_path, "sites/paper.example.toml", SITE)
    assert bool(Cleaner(rules=[folder]).clean("Zebra corner", url=url).removed) is applies


def test_the_site_may_be_named_where_no_url_names_it(tmp_path: Path) -> None:
    folder = write_rules(tmp_path, "sites/paper.example.toml", SITE)
    cleaner = Cleaner(rules=[folder], site="www.paper.example")
    assert cleaner.clean("Zebra corner").removed
    assert not cleaner.clean("Zebra corner", url="https://other.example/").removed


def test_the_packaged_rules_alone_count_as_checked(tmp_path: Path) -> None:
    book = load_rulebook([write_rules(tmp_path, "en/app-promo.toml", GOOD)])
    assert [rule.id for rule in book.rules if not rule.checked] == ["my-app"]


def test_the_packaged_rules_load_and_have_one_name(tmp_path: Path) -> None:
    book = load_rulebook()
    assert book.rules
    assert all(Path(rule.file).is_relative_to(packaged_rules()) for rule in book.rules)
    assert rulebook_hash(book) == rulebook_hash(load_rulebook())
    more = load_rulebook([write_rules(tmp_path, "en/app-promo.toml", GOOD)])
    assert rulebook_hash(more) != rulebook_hash(book)
    assert more.rule("my-app") is not None
    assert more.rule("no-such") is None


def test_a_pattern_too_large_to_compile_in_time_is_refused_with_line_and_remedy(tmp_path: Path) -> None:
    source = GOOD.replace("our app", "|".join(f"app{number}" for number in range(50_000)))
    said = problem(tmp_path, source)
    assert said.startswith('en/app-promo.toml:3: rule "my-app": match has 438,889 characters')
    assert "more than 50,000; compare whole lines" in said


def test_a_number_of_thousands_of_digits_is_told_at_its_line(tmp_path: Path) -> None:
    said = problem(tmp_path, f"{GOOD}max_words = {'9' * 5000}\n# the end\n")
    assert said == "en/app-promo.toml:5: a number has more than 4300 digits; write a smaller number"
