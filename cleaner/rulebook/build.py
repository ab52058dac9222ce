"""A step of the wheel's build: packs the rules, so that an installed package starts quickly."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackRules(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the pack beside the rule files; an editable install reads these anew."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from cleaner.rulebook.files import read_folder
        from cleaner.rulebook.packed import FILE, pack

        folder, target = Path(self.root) / "rules", Path(self.directory) / FILE
        read = read_folder(folder, layer=0)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pack(folder, read.rules, read.pages))
        build_data["force_include"][str(target)] = f"cleaner/rules/{FILE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        from cleaner.rulebook.packed import FILE

        (Path(self.directory) / FILE).unlink(missing_ok=True)
