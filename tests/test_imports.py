"""The order of the house: modules import downwards, never in a circle, and stay small."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "cleaner"
FLOORS = [
    {
        "lazy",
        "printable",
        "errors",
        "extras",
        "deadline",
        "categories",
        "address",
        "normal",
        "source_text",
        "words",
    },
    {
        "rule",
        "rule_tables",
        "word_search",
        "vocabulary",
        "languages",
        "markup",
        "selector_needs",
        "selectors",
        "document",
        "traits",
    },
    {"markdown", "metadata", "result"},
    {"reading"},
    {"matching"},
    {"rulebook"},
    {"cleaning"},
    {"batch"},
    {"evaluation"},
    {"authoring"},
    {"reports"},
    {"integrations"},
    {"cli"},
]
"""What may import what: a floor itself and all above it in this list, which stand lower in the house."""
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 40


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py")) if "rules" not in path.parts[-2:-1]}


@cache
def trees() -> dict[str, ast.Module]:
    """The modules, parsed."""
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports_of(name: str) -> set[str]:
    """The modules of this package that a module imports, wherever in its text."""
    found = set()
    for node in ast.walk(trees()[name]):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return {module for module in found if module in MODULES and module != "cleaner"}


def floor_of(name: str) -> int:
    (floor,) = (at for at, names in enumerate(FLOORS) if name.split(".")[1] in names)
    return floor


INNER = [name for name in MODULES if name.count(".") and name not in ("cleaner.__main__", "cleaner.build")]


def test_no_module_imports_what_stands_above_it() -> None:
    pairs = [(name, other) for name in INNER for other in imports_of(name)]
    assert [f"{name} imports {other}" for name, other in pairs if floor_of(other) > floor_of(name)] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: imports_of(name) - {name} for name in INNER}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def functions() -> Iterator[tuple[str, int]]:
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                yield f"{name}.{node.name}", node.end_lineno - node.lineno + 1


def test_no_function_is_long() -> None:
    assert {name: lines for name, lines in functions() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_no_module_is_long() -> None:
    sizes = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: lines for name, lines in sizes.items() if lines > MOST_LINES} == {}
