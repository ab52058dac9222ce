"""The wheel, installed alone and away from the sources, cleans by the rules inside it."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLEANING = """
import cleaner
from cleaner.rulebook.files import packaged_rules
from cleaner.rulebook.packed import unpack

result = cleaner.clean("The bridge opened on Monday.\\n\\nDownload the Harbour Post app\\n")
print(cleaner.__file__)
print(packaged_rules())
packed = unpack(packaged_rules())
print(len(list(packaged_rules().rglob("*.toml"))), packed.ready.keys() == {"any", *packed.words.languages})
print([piece.category for piece in result.removed], result.text)
"""


def run(*command: object, cwd: Path, **more: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | more
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a virtual environment that holds the built wheel, and sees its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (wheel,) = folder.glob("content_cleaner-*.whl")
    venv.create(folder / "venv", symlinks=os.name != "nt")
    (python,) = [*folder.glob("venv/bin/python"), *folder.glob("venv/Scripts/python.exe")]
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index"]
    run(*pip, wheel, cwd=folder)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


@pytest.mark.timeout(900)
@pytest.mark.long
def test_the_wheel_cleans_by_the_rules_that_its_build_packed(installed: Path, tmp_path: Path) -> None:
    package, rules, count, cleaned = run(installed, "-c", CLEANING, cwd=tmp_path).splitlines()
    environment = installed.parent.parent
    assert Path(package).is_relative_to(environment)
    assert Path(rules) == Path(package).parent / "rules"
    assert count == f"{len(list((ROOT / 'rules').rglob('*.toml')))} True"
    assert cleaned == "['app-promo'] The bridge opened on Monday."


def test_an_editable_install_runs_the_sources(tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel:editable", "-d", tmp_path, cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        names = archive.namelist()
        (pointer,) = [name for name in names if name.endswith(".pth")]
        assert archive.read(pointer).decode().strip() == str(ROOT)
    assert not [name for name in names if name.endswith((".so", ".pyd", ".py"))]
