"""What the README shows is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert "cleaner/reports/page/report.png" in links
    assert [link for link in links if not (ROOT / link).exists()] == []
