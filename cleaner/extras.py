"""Packages that only some of what this package does needs: its optional extras."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from cleaner.errors import SettingError


def import_extra(module: str, extra: str, what: str) -> ModuleType:
    """Import a module of an optional extra when it is first needed.

    Raises SettingError where it is not installed: the message says that `what` needs it, and how to get it.
    """
    try:
        return import_module(module)
    except ImportError:
        raise SettingError(f"{what} needs a package: pip install 'content-cleaner[{extra}]'") from None
