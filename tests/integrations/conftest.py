"""What the tests of integrations share: a cleaner of one rule, and what it makes of an article."""

from pathlib import Path
from typing import Any

import pytest
from making import APP_RULE

from cleaner import Cleaner
from cleaner.rulebook.files import load_rulebook

BODY = "The ferry will sail again on Monday.\n\nDivers had freed its rudder during a night of heavy rain."


@pytest.fixture(scope="session")
def cleaner(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    folder: Path = tmp_path_factory.mktemp("rules")
    (folder / "app.toml").write_text(APP_RULE)
    return Cleaner(load_rulebook([folder], packaged=False))


@pytest.fixture(scope="session")
def article() -> str:
    return BODY.replace("\n\n", "\n\nDownload our app\n\n")


@pytest.fixture(scope="session")
def page(article: str) -> str:
    paragraphs = "".join(f"<p>{block}</p>" for block in article.split("\n\n"))
    return f"<html><head><title>The ferry</title></head><body><article>{paragraphs}</article></body></html>"


@pytest.fixture(scope="session")
def added() -> dict[str, Any]:
    """What cleaning adds to the article."""
    piece = {
        "start": 38,
        "end": 54,
        "category": "app-promo",
        "rule": "test-app",
        "text": "Download our app",
        "reason": "the line “Download our app”",
        "at": 36,
    }
    return {"clean_text": BODY, "clean_title": None, "removed": [piece], "clean_status": "done"}
