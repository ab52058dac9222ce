"""The report in a real browser: it renders, filters, offers rules that work, and lets nothing act."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from making import PROSE, cleaner_of, rule

from cleaner import Cleaner
from cleaner.authoring.writing import toml_string
from cleaner.batch.outputs import PieceLine
from cleaner.evaluation.evaluate import evaluate
from cleaner.evaluation.gold import Case

pytest.importorskip("jinja2", reason="the report needs jinja2")
webdriver = pytest.importorskip("selenium.webdriver", reason="no driver: pip install '.[browser]'")
DRIVER = shutil.which("chromedriver")
if DRIVER is None:
    pytest.skip("no chromedriver: apt install chromium-driver", allow_module_level=True)

from cleaner.reports.page.evaluation_report import EvaluationReport  # noqa: E402
from cleaner.reports.page.run_report import write_report  # noqa: E402

NASTY = ['Say "yes"', "It's", "back\\slash", "both ' and \"", "plain", "\u202eturned", "a\u00a0b", "مرحبا"]
ATTACK = (
    "<script>window.acted = 1</script><img src='https://evil.example/x' onerror='window.acted = 1'>"
    '"><svg onload="window.acted = 1"><style>@import "https://evil.example/y"</style>'
    '<base href="https://evil.example">'
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report over a folder as a run leaves it."""
    out = tmp_path_factory.mktemp("run")
    rows = []
    for name, category in (("a", "teaser"), ("b", "legal"), ("c", "legal")):
        piece = PieceLine(0, 4, category, f"{name}-rule", "More " + ATTACK, ATTACK, len(PROSE))
        body = f"{PROSE}\n{ATTACK}\nStay in touch"
        line = msgspec.json.encode(piece).decode()
        for path, data in (
            (f"text/{name}.txt", body),
            (f"removed/{name}.jsonl", line),
        ):
            (out / path).parent.mkdir(exist_ok=True)
            (out / path).write_text(data, encoding="utf-8")
        outputs = {f"text/{name}.txt": 1, f"removed/{name}.jsonl": 1}
        site = f"{name}.example"
        about = {"documents": 1, "pieces": {category: 1}, "characters": {category: 4}, "site": site}
        rows.append({"path": f"{name}.txt", "status": "done", "outputs": outputs, **about})
    (out / "manifest.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n")
    return write_report(out).as_uri()


@pytest.fixture(scope="module")
def evaluation(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an evaluation's report on two documents, one of which differs from gold."""
    folder = tmp_path_factory.mktemp("evaluation")
    cleaner = cleaner_of(rule("share", "social", lines=["Share"]))
    cases = [
        Case("a", f"{PROSE}\nשתפו את הכתבה עם חברים\n{ATTACK}\nShare", "text", PROSE),
        Case("b", f"{PROSE}\nShare", "text", PROSE),
    ]
    report = EvaluationReport(folder, len(cases))
    return report.finish(evaluate(cleaner, cases, judged=report.add)).as_uri()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=400,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield browser
    browser.quit()


def opened(chromium: Any, url: str) -> Any:
    chromium.get(url)
    return chromium


@pytest.mark.parametrize("kind", ["report", "evaluation"])
def test_nothing_acts_nothing_is_asked_for_and_nothing_is_wrong(
    kind: str, chromium: Any, request: pytest.FixtureRequest
) -> None:
    report = request.getfixturevalue(kind)
    for page in (report, report.replace("index.html", "documents/000001.html")):
        opened(chromium, page)
        assert chromium.execute_script("return window.acted") is None
        assert [entry for entry in chromium.get_log("browser") if entry["level"] == "SEVERE"] == []
        events = [json.loads(entry["message"])["message"] for entry in chromium.get_log("performance")]
        sent = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        assert {url for url in sent if not url.startswith("file:")} == set()
        assert chromium.execute_script("return document.documentElement.scrollWidth <= innerWidth")


def shown(chromium: Any) -> list[str]:
    return chromium.execute_script(  # type: ignore[no-any-return]
        "return items.filter((item) => !item.hidden).map((item) => item.querySelector('a').textContent)"
    )


@pytest.mark.parametrize(
    ("field", "value", "names"),
    [
        ("category", "legal", ["b.txt", "c.txt"]),
        ("rule", "a-rule", ["a.txt"]),
        ("site", "b.example", ["b.txt"]),
        ("text", "C.TXT", ["c.txt"]),
        ("text", "none such", []),
    ],
)
def test_filters_leave_what_fits(
    report: str, chromium: Any, field: str, value: str, names: list[str]
) -> None:
    opened(chromium, report)
    chromium.execute_script(
        f"by('by-{field}').value = arguments[0]; by('by-{field}').dispatchEvent(new Event('input'))", value
    )
    assert shown(chromium) == names
    assert chromium.execute_script("return by('shown').textContent") == f"{len(names)} of 3 shown"


def test_the_counts_are_the_manifest_s(report: str, chromium: Any) -> None:
    opened(chromium, report)
    counts = chromium.execute_script(
        "return Object.fromEntries([...document.querySelectorAll('tr[data-category]')]"
        ".map((row) => [row.dataset.category, row.querySelector('.pieces').textContent]))"
    )
    assert counts == {"teaser": "1", "legal": "2"}


def test_the_rule_of_a_line_that_was_left_loads_and_works(report: str, chromium: Any, tmp_path: Path) -> None:
    opened(chromium, report.replace("index.html", "documents/000001.html"))
    chromium.execute_script("[...document.querySelectorAll('.left')].at(-1).click()")
    text = chromium.execute_script("return by('rule-text').value")
    assert 'lines = ["Stay in touch"]' in text
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites/echo.example.toml").write_text(text, encoding="utf-8")
    cleaner = Cleaner(rules=[tmp_path], site="echo.example")
    assert cleaner.clean(f"{PROSE}\nStay in touch").text == PROSE


@pytest.mark.parametrize("line", NASTY)
def test_a_rule_says_the_line_as_rules_new_says_it(report: str, chromium: Any, line: str) -> None:
    opened(chromium, report)
    text = chromium.execute_script("return ruleText(arguments[0], 'legal', false)", line)
    assert tomllib.loads(text)["rule"][0]["lines"] == [line]
    assert f"lines = [{toml_string(line)}]" in text


def test_keys_go_from_piece_to_piece_and_close_the_rule(report: str, chromium: Any) -> None:
    opened(chromium, report.replace("index.html", "documents/000002.html"))
    chromium.execute_script(
        "document.activeElement.blur(); document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'j', bubbles: true}))"
    )
    assert chromium.execute_script("return document.activeElement.dataset.rule") == "b-rule"
    chromium.execute_script("document.activeElement.click()")
    assert chromium.execute_script("return by('rule-reason').textContent").startswith(
        "legal, removed by b-rule"
    )
    chromium.execute_script(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))"
    )
    assert chromium.execute_script("return by('rule').hidden")


def test_gold_stands_beside_what_differs_which_can_be_shown_alone(evaluation: str, chromium: Any) -> None:
    opened(chromium, evaluation.replace("index.html", "documents/000001.html"))
    shown = "return [...document.querySelectorAll('.text p')].filter((line) => line.checkVisibility()).length"
    differing = chromium.execute_script("return document.querySelectorAll('.judged p').length")
    assert differing == 4
    assert chromium.execute_script(shown) == differing + 2
    chromium.execute_script("by('differing').click()")
    assert chromium.execute_script(shown) == differing


def test_a_line_from_right_to_left_stands_so_beside_its_verdict(evaluation: str, chromium: Any) -> None:
    opened(chromium, evaluation.replace("index.html", "documents/000001.html"))
    line = "document.querySelector('.judged p')"
    assert chromium.execute_script(f"return getComputedStyle({line}).direction") == "rtl"
    chromium.execute_script("document.querySelector('.judged .left').click()")
    assert 'lines = ["שתפו את הכתבה עם חברים"]' in chromium.execute_script("return by('rule-text').value")


def test_paper_has_the_documents_alone(report: str, chromium: Any) -> None:
    opened(chromium, report.replace("index.html", "documents/000001.html"))
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = chromium.execute_script(
            "return ['nav', 'form', '.left', '.skip', 'article', 'mark'].filter("
            "(name) => document.querySelector(name).checkVisibility())"
        )
    finally:
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == ["article", "mark"]
