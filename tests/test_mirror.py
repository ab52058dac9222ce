"""The tests mirror the package: each module has a test file of its name in the folder of the same name."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "cleaner"
TESTED_ELSEWHERE = {"reports/page/pages.py": "reports/page/test_run_report.py"}
"""Modules without a test file of their name, and where they are tested."""

MODULES = [
    path.relative_to(PACKAGE).as_posix()
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_has_a_test_file_of_its_name(module: str) -> None:
    folder, _, name = module.rpartition("/")
    path = TESTS / TESTED_ELSEWHERE.get(module, f"{folder}/test_{name}".removeprefix("/"))
    assert "def test_" in path.read_text(encoding="utf-8")


def test_the_exceptions_are_modules() -> None:
    assert TESTED_ELSEWHERE.keys() <= set(MODULES)
