"""Where the tests of the `rules` commands work."""

from pathlib import Path

import pytest
from making import MORE_PROSE, PROSE
from rule_commands import PAGE, RULES, write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with rules/ and corpus/."""
    monkeypatch.chdir(tmp_path)
    write("rules/test.toml", RULES)
    write("corpus/pages/a.txt", PAGE)
    write("corpus/gold/a.txt.txt", f"{PROSE}\n{MORE_PROSE}\n")
    return tmp_path
