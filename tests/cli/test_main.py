"""The command itself."""

import subprocess
import sys

import cleaner


def python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def test_the_version_is_told() -> None:
    assert python("-m", "cleaner", "--version") == f"cleaner, version {cleaner.__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from cleaner.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "heavy = {'lxml', 'trafilatura', 'rich', 'regex', 'multiprocessing', 'pyarrow'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert python("-c", program) == "[]\n"
