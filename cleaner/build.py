"""Steps of the wheel's build: rules are packed, and the modules that cost most are compiled.

Both only save time. Compiling needs a C compiler and Python's headers; without them the wheel is
built all the same, and runs the modules as they are written.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_OPTIONS = ["--config-file=", "--ignore-missing-imports"]


class BuildSteps(BuildHookInterface):  # type: ignore[type-arg]
    """Adds to the wheel what the steps made; an editable install goes without."""

    _made: Path

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        Path(self.directory).mkdir(parents=True, exist_ok=True)
        self._made = Path(tempfile.mkdtemp(dir=self.directory))
        if version == "editable":
            return
        packed = self._packed_rules()
        made = {f"cleaner/rules/{packed.name}": packed}
        if compiled := self._compiled_modules():
            build_data["pure_python"], build_data["infer_tag"] = False, True
            made |= compiled
        build_data["force_include"] |= {str(file): place for place, file in made.items()}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        shutil.rmtree(self._made)

    def _packed_rules(self) -> Path:
        sys.path.insert(0, self.root)
        from cleaner.rulebook.files import read_folder
        from cleaner.rulebook.packed import FILE, pack

        folder, target = Path(self.root) / "rules", self._made / FILE
        read = read_folder(folder, layer=0)
        target.write_bytes(pack(folder, read.rules, read.pages))
        return target

    def _compiled_modules(self) -> dict[str, Path]:
        """Place in the wheel -> file, for what mypyc makes of the modules named in pyproject.toml."""
        from mypyc.build import mypycify
        from setuptools import Distribution
        from setuptools.command.build_ext import build_ext

        sources = [str(Path(self.root) / module) for module in self.config["compiled"]]
        options = [*_OPTIONS, f"--cache-dir={self._made / 'types'}"]
        libraries = self._made / "libraries"
        try:
            extensions = mypycify(
                [*options, *sources], target_dir=str(self._made / "c"), debug_level="0", group_name="cleaner"
            )
            command = build_ext(Distribution({"name": "cleaner", "ext_modules": extensions}))
            command.build_lib, command.build_temp = str(libraries), str(self._made / "objects")
            command.ensure_finalized()
            command.run()
        except (Exception, SystemExit) as error:
            self.app.display_warning(f"Nothing is compiled, so cleaning takes longer: {error}")
            return {}
        files = [path for path in libraries.rglob("*") if path.is_file()]
        return {path.relative_to(libraries).as_posix(): path for path in files}
