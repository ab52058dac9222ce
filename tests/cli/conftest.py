"""Where the tests of the commands work."""

from pathlib import Path

import pytest
from making import APP_RULE, replace_packaged_rules


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with the only rule there is in rules/."""
    monkeypatch.chdir(tmp_path)
    replace_packaged_rules(monkeypatch, tmp_path / "rules", APP_RULE)
    (tmp_path / "pages").mkdir()
    return tmp_path
