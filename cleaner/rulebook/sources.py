"""The text of a rule file and the TOML in it, with errors that name file and line."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import Any

from cleaner.errors import RuleError


def read_source(path: Path) -> str:
    """A file's text. Raises RuleError where it cannot be read, or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise RuleError(
            "the file is not UTF-8", file=str(path), line=line, remedy="save it as UTF-8"
        ) from None
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror}", file=str(path)) from None


def parsed_toml(path: Path, source: str) -> dict[str, Any]:
    """A file's text -> its tables, untyped. Raises RuleError where it is not valid TOML."""
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise RuleError("lists or tables are nested too deeply", file=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line (\d+), column \d+\)", str(error))
        line = int(at[1]) if at else source.count("\n") + 1
        raise RuleError(f"not valid TOML: {error}", file=str(path), line=line) from None
    except ValueError:  # Python's own limit, which says nothing of the place
        digits = re.search(rf"\d[\d_]{{{sys.get_int_max_str_digits() - 1},}}", source)
        line = source.count("\n", 0, digits.start()) + 1 if digits else 1
        raise RuleError(
            f"a number has more than {sys.get_int_max_str_digits()} digits",
            file=str(path),
            line=line,
            remedy="write a smaller number",
        ) from None
