"""What the tests share: the repository's folders, how much property tests try, which tests are long."""

import gc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cleaner.rulebook.files import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES, EXAMPLES_OF_LONG = 20, 200
"""How many documents a property test tries, and how many with --long."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests marked `long` too")
    parser.addoption("--documents", type=int, default=0, help="so many generated documents, not the usual")


def pytest_configure(config: pytest.Config) -> None:
    gc.disable()  # until all tests are collected, nothing is garbage
    examples = EXAMPLES_OF_LONG if config.getoption("long") else EXAMPLES
    health = [HealthCheck.too_slow]
    settings.register_profile("default", deadline=None, suppress_health_check=health, max_examples=examples)
    settings.load_profile("default")
    if not hasattr(config, "workerinput"):
        load_rulebook()  # which in a checkout packs the rules: once here, not in each process


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("long"):
        long = [item for item in items if item.get_closest_marker("long")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if not item.get_closest_marker("long")]


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()  # the tests themselves live to the end: no collection has to look through them
    gc.enable()


@pytest.fixture(scope="session")
def corpus() -> Path:
    return ROOT / "corpus"
