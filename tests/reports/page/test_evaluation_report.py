"""An evaluation's report as files."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from making import APP_RULE, MORE_PROSE, PROSE, replace_packaged_rules

from cleaner.cli import main

pytest.importorskip("jinja2", reason="the report needs jinja2")


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The report on three documents: one right, one with a leak, one with a loss."""
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    texts = {
        "leaks": (f"{PROSE}\nDownload our app\n<b>Share</b> this story now", PROSE),
        "loses": (f"{PROSE}\nDownload our app", f"{PROSE}\nDownload our app"),
        "right": (f"{PROSE}\nDownload our app\n{MORE_PROSE}", f"{PROSE}\n{MORE_PROSE}"),
    }
    lines = [json.dumps({"id": name, "text": text, "gold": gold}) for name, (text, gold) in texts.items()]
    Path("corpus.jsonl").write_text("\n".join(lines))
    run = CliRunner().invoke(main, ["eval", "corpus.jsonl", "--report", "report", "--jobs", "1"])
    assert "report in report/index.html" in run.stderr
    return tmp_path / "report"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_overview_has_the_figures_that_the_command_prints(report: Path) -> None:
    found = dict(re.findall(r'<dd data-figure="([^"]+)">([^<]*)</dd>', read(report / "index.html")))
    printed = json.loads(CliRunner().invoke(main, ["eval", "corpus.jsonl", "--json"]).stdout)["overall"]
    assert {name: found[name] for name in ("f1", "precision", "recall", "exact")} == {
        name: f"{printed[name]:.3f}" for name in ("f1", "precision", "recall", "exact")
    }


def test_the_worst_documents_come_first_with_what_differs(report: Path) -> None:
    page = read(report / "index.html")
    names = re.findall(r"<a href=\"documents/\d+\.html#d\d+\"><bdi>([^<]*)", page)
    assert names == ["leaks", "loses", "right"]
    assert "<td>1 lost</td>" in page and "<td>1 leaked</td>" in page


def test_lines_lost_and_leaked_are_listed(report: Path) -> None:
    page = read(report / "index.html")
    leaked, lost = (
        page[page.index('id="left"') : page.index('id="removed"')],
        page[page.index('id="removed"') :],
    )
    assert 'data-line="&lt;b&gt;Share&lt;/b&gt; this story now"' in leaked
    assert 'data-line="Download our app"' in lost and 'data-rule="test-app"' in lost


def test_what_differs_stands_beside_gold(report: Path) -> None:
    page = read(report / "documents/000001.html")
    assert page.count('class="judged leaked"') == 1
    assert "&lt;b&gt;Share&lt;/b&gt;" in page and "<b>Share" not in page
    assert page.count('<span class="named">not body</span>') == 1
    assert 'class="judged lost"' in read(report / "documents/000002.html")
    assert 'class="judged' not in read(report / "documents/000003.html")
