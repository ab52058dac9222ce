"""The linter finds each fault in a folder of bad rules, and none in a good one."""

from pathlib import Path

import pytest

from cleaner.authoring.lint import CHECKS, Finding, lint

BAD = {
    "any/advert.toml": r"""
[[rule]]
id = "bad-exponential"
match = '^tins:? (?:\w|a)+:$'
max_words = 4
examples = ["Tins aaa:"]

[[rule]]
id = "bad-slow"
match = '\w+(?:\w+)*@tins'
max_words = 5
examples = ["paint@tins"]

[[rule]]
id = "bad-no-literal"
match = '^\W+$'
examples = ["####"]
counterexamples = ["a"]

[[rule]]
id = "bad-broad"
match = '\btins of paint\b'
examples = ["Tins of paint"]
""",
    "any/social.toml": """
[[rule]]
id = "bad-first"
lines = ["Wave the lantern", "Ring the bell"]
examples = ["Wave the lantern"]

[[rule]]
id = "bad-shadowed"
category = "teaser"
lines = ["Ring the bell!"]
max_words = 9
examples = ["Ring the bell"]

[[rule]]
id = "bad-repeats-a-line"
category = "teaser"
lines = ["ring the bell", "Stir the pot"]
examples = ["Stir the pot"]

[[rule]]
id = "bad-example-taken"
category = "teaser"
match = '^wave the'
max_words = 6
examples = ["Wave the flag", "Wave the lantern"]
""",
    "any/legal.toml": r"""
[[rule]]
id = "bad-trait"
traits = ["headding"]
examples = ["x"]

[[rule]]
id = "bad-example"
match = '^no hawkers$'
max_words = 4
examples = ["No peddlers"]

[[rule]]
id = "bad-pattern"
match = '(unclosed'
examples = ["x"]
""",
    "any/about.toml": '[[rule]]\nid = "bad-no-example"\nlines = ["x"]\n',
    "any/words.toml": """
[names]
lantern = "lights"
bell = "what rings"
whistle = "what nobody blows"
""",
    "en/words.toml": """
[words]
lantern = ["lantern"]
bell = ["bell"]
""",
    "any/comments.toml": """
[[rule]]
id = "bad-idle-hint"
threshold = 2
max_words = 9
examples = ["Hang a lantern by the bell"]
[rule.evidence]
words = { lantern = 1, bell = 1 }
traits = { question = 0.5 }

[[rule]]
id = "bad-counterexample"
threshold = 2
max_words = 9
examples = ["Hang a lantern by the bell"]
counterexamples = ["The bell and the lantern were sold"]
[rule.evidence]
words = { lantern = 1, bell = 1 }
""",
    "any/media.toml": rf"""
[[rule]]
id = "bad-long-pattern"
match = '^knots {"(?:splice|hitch) " * 7}hitch{" ?" * 9}$'
max_words = 9
examples = ["Knots {"hitch " * 7}hitch"]

[[rule]]
id = "bad-listed-words"
match = '^mind the (?:hull|mast|boom|keel|helm|oar|sail)$'
max_words = 4
examples = ["Mind the boom"]

[[rule]]
id = "bad-long-rule"
max_words = 4
lines = [
{"".join(f'  "Slip {at}",{chr(10)}' for at in range(24))}]
examples = ["Slip 9"]
""",
    "en/about.toml": '[[rule]]\nid = "bad-key"\nmtach = "x"\nexamples = ["x"]\n',
    "en/broken.toml": "[[rule]\n",
    "en/switch.toml": 'disable = ["no-such-rule"]\n',
    "en/social.toml": '[[rule]]\nid = "bad-first"\nlines = ["Knock"]\nexamples = ["Knock"]\n',
    "sites/ledger.example.toml": '[page]\nbody = ["div[["]\n',
}
GOOD = r"""
[[rule]]
id = "good"
category = "advert"
match = '^keep the ledger afloat\b'
max_words = 30
examples = ["Keep the Ledger afloat"]
counterexamples = ["To keep the Ledger afloat its owner sold the presses"]
"""


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    folder = tmp_path_factory.mktemp("bad")
    for name, content in BAD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return lint(folder)


@pytest.mark.parametrize(
    ("rule", "check", "says"),
    [
        ("bad-exponential", "exponential", "match takes over 0.3 s on "),
        ("bad-slow", "slow", "match takes over 0.3 s on 4,"),
        ("bad-no-literal", "no-literal", "tried on every block"),
        ("bad-broad", "no-counterexample", "any number of words"),
        ("bad-shadowed", "never-fires", '"bad-first"'),
        ("bad-repeats-a-line", "repeated-line", "“ring the bell”"),
        ("bad-example-taken", "example-taken", 'goes to "bad-first" as social, not as teaser'),
        ("bad-trait", "load", 'unknown trait "headding"'),
        ("bad-example", "example", "“No peddlers” is not removed"),
        ("bad-pattern", "load", "not a valid regular expression"),
        ("bad-no-example", "load", "has no example"),
        ("bad-key", "load", 'no key "mtach"'),
        ("bad-first", "load", "another rule has this id, at"),
    ],
)
def test_each_planted_fault_is_found(findings: list[Finding], rule: str, check: str, says: str) -> None:
    found = [finding for finding in findings if finding.rule == rule and finding.check == check]
    assert len(found) == 1
    assert says in found[0].problem
    assert found[0].severity == CHECKS[check][0]
    assert found[0].line >= 1


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("broken.toml", "not valid TOML"),
        ("switch.toml", '"no-such-rule"'),
        ("ledger.example.toml", "not a valid CSS selector"),
        ("words.toml", 'nothing uses the words under "whistle"'),
    ],
)
def test_faults_of_whole_files_are_found(findings: list[Finding], file: str, says: str) -> None:
    (found,) = [finding for finding in findings if Path(finding.file).name == file]
    assert found.check == ("unused-name" if file == "words.toml" else "load")
    assert found.line > 0
    assert says in found.problem


def test_nothing_else_is_found(findings: list[Finding]) -> None:
    planted, of_files, followed = 18, 4, 1
    assert len(findings) == planted + of_files + followed
    (also,) = [f for f in findings if f.rule == "bad-shadowed" and f.check != "never-fires"]
    assert also.check == "example-taken"


def test_findings_point_at_the_key_that_is_wrong(findings: list[Finding]) -> None:
    (found,) = [finding for finding in findings if finding.check == "exponential"]
    assert Path(found.file).read_text(encoding="utf-8").split("\n")[found.line - 1].startswith("match = ")


def test_a_good_rule_passes(tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text(GOOD, encoding="utf-8")
    assert lint(tmp_path) == []


def test_every_faulty_rule_of_a_file_is_found_with_its_line_s_text(tmp_path: Path) -> None:
    (tmp_path / "legal.toml").write_text(
        '[[rule]]\nid = "a"\nmtach = "x"\n[[rule]]\nid = "b"\nmax_words = "x"\n' + GOOD, encoding="utf-8"
    )
    found = [(f.rule, f.line, f.text) for f in lint(tmp_path)]
    assert found == [("a", 3, 'mtach = "x"'), ("b", 6, 'max_words = "x"')]
