"""The tests mirror the package: each module has a test file of its name in the folder of the same name."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent
PACKAGE = TESTS.parent / "cleaner"
TESTED_ELSEWHERE = {"reports/page/pages.py": "reports/page/test_run_report.py"}
"""Modules without a test file of their name, and where they are tested."""

MODULES = [
    path.relative_to(PACKAGE).as_posix()
    for path in sorted(PACKAGE.rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
]


def file_of_tests(module: str) -> Path:
    """Where the tests of a module stand."""
    folder, _, name = module.rpartition("/")
    return TESTS / TESTED_ELSEWHERE.get(module, f"{folder}/test_{name}".removeprefix("/"))


def test_each_module_has_a_test_file_of_its_name() -> None:
    untested = [module for module in MODULES if not file_of_tests(module).is_file()]
    assert untested == []
    assert [module for module in MODULES if "def test_" not in file_of_tests(module).read_text("utf-8")] == []


def test_the_exceptions_are_modules() -> None:
    assert TESTED_ELSEWHERE.keys() <= set(MODULES)
