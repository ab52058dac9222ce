"""The report's templates, and the policy by which nothing that they show can act."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from cleaner.categories import CATEGORIES
from cleaner.extras import import_extra

if TYPE_CHECKING:
    from jinja2 import Environment


def templates() -> Environment:
    """The environment in which every value is escaped. Raises SettingError where jinja2 is missing.

    The pages' content security policy lets no request out and runs the report's own style and script
    alone, known by their SHA-256 sums.
    """
    jinja2 = import_extra("jinja2", "report", "the report")
    made: Environment = jinja2.Environment(
        loader=jinja2.PackageLoader("cleaner.reports.page"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    for name, file in (("style", "style.css"), ("script", "script.js")):
        text, _, _ = made.loader.get_source(made, file)
        made.globals |= {name: text, f"{name}_hash": _sum(text)}
    made.globals["categories"] = list(CATEGORIES)
    return made


def _sum(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
