"""A run's report as files: what it counts, what it lists, and that nothing in it can act."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from making import APP_RULE, PROSE, replace_packaged_rules

from cleaner.cli import main
from cleaner.errors import InputError

pytest.importorskip("jinja2", reason="the report needs jinja2")

from cleaner.reports.page.run_report import write_report

ATTACK = '<script>document.title = "acted"</script><img src=x onerror="document.title = 1">'


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The output folder of a run over two texts and three records."""
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/a.txt").write_text(f"{PROSE}\nDownload our app\n{ATTACK}\nStay in touch")
    (tmp_path / "pages/b.txt").write_text("Download our app")
    records = [
        {"id": f"<{n}>", "text": f"{PROSE}\nStay in touch", "url": "https://echo.example"} for n in "cd"
    ]
    lines = "\n".join(map(json.dumps, [*records, {"id": "e"}]))
    (tmp_path / "pages/set.jsonl").write_text(lines)
    run = CliRunner().invoke(main, ["clean", "pages", "--out", "out", "--jobs", "1", "--report", "-q"])
    assert "report in out/report/index.html" in run.stderr
    return tmp_path / "out"


def overview(out: Path) -> str:
    return (out / "report/index.html").read_text(encoding="utf-8")


def test_the_figures_are_the_manifest_s(out: Path) -> None:
    found = dict(re.findall(r'<dd data-figure="(\w+)">([^<]*)</dd>', overview(out)))
    assert found["documents"] == "5"
    assert (found["failed"], found["emptied"], found["pieces"]) == ("1", "1", "2")


def test_the_most_unusual_documents_come_first(out: Path) -> None:
    names = re.findall(r"<a href=\"documents/\d+\.html#d\d+\"><bdi>([^<]*)", overview(out))
    assert names == ["set.jsonl:3 e", "b.txt", "a.txt", "set.jsonl:1 &lt;c&gt;", "set.jsonl:2 &lt;d&gt;"]


def test_lines_that_recur_are_listed_with_their_counts(out: Path) -> None:
    page = overview(out)
    assert '<td class="n">3</td><td dir="auto" class="line">Stay in touch</td>' in page
    assert '<td class="n">2</td><td dir="auto" class="line">Download our app</td>' in page


def test_a_document_shows_its_pieces_in_place(out: Path) -> None:
    page = (out / "report/documents/000001.html").read_text(encoding="utf-8")
    assert page.index("council met") < page.index("<mark") < page.index("Stay in touch")
    assert 'data-rule="test-app"' in page and "the line “Download our app”" in page


def test_what_a_document_holds_is_text_and_no_page_asks_for_anything(out: Path) -> None:
    for path in (out / "report").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert page.count("<script>") == 1
        assert "<img" not in page
        assert "default-src 'none'" in page
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page)


def test_a_report_is_written_anew(out: Path) -> None:
    stale = out / "report/documents/999999.html"
    stale.write_text("of an earlier run")
    write_report(out)
    assert not stale.exists()


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cleaner clean --out"):
        write_report(tmp_path)
