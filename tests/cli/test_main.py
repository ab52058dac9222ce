"""The command itself."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete, get_completion_class
from click.testing import CliRunner
from rule_commands import run

import cleaner
from cleaner.cli import main
from cleaner.rulebook.book import rulebook_hash
from cleaner.rulebook.files import load_rulebook


def python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def test_the_version_is_told_with_that_of_the_rules() -> None:
    rules = rulebook_hash(load_rulebook())
    assert python("-m", "cleaner", "--version") == f"cleaner {cleaner.__version__}, rules {rules}\n"


def commands(group: click.Group, *names: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the names that lead to it."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        yield (*names, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)


ALL = dict(commands(main))


@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_the_help_of_every_command_has_an_example_and_fits_a_terminal(names: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(main, [*names, "--help"], terminal_width=80).stdout
    assert re.search(rf"^  cleaner {' '.join(names)} ", shown, re.MULTILINE)
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("names", ALL, ids=" ".join)
def test_an_example_has_options_that_there_are(names: tuple[str, ...]) -> None:
    for example in re.findall(r"cleaner .*", ALL[names].help or ""):
        words = shlex.split(re.sub(r"[`>].*", "", example))[1:]
        command: click.Command = main
        while words and isinstance(command, click.Group):
            command = command.get_command(click.Context(command), words.pop(0)) or command
        known = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize(
    ("words", "meant"),
    [(["claen"], "clean"), (["rules", "chek"], "check"), (["rules", "import", "frt"], "ftr")],
)
def test_an_unknown_command_is_told_with_the_nearest(words: list[str], meant: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert f'did you mean "{meant}"?' in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_readme_tells_how_a_shell_completes(shell: str) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"_CLEANER_COMPLETE={shell}_source cleaner" in readme
    assert get_completion_class(shell) is not None


@pytest.mark.parametrize(
    ("words", "begun", "found"),
    [
        ([], "cl", ["clean"]),
        (["rules"], "cov", ["coverage"]),
        (["clean"], "--kee", ["--keep"]),
        (["clean", "--keep"], "app", ["app-promo"]),
    ],
)
def test_words_are_completed(words: list[str], begun: str, found: list[str]) -> None:
    completed = ShellComplete(main, {}, "cleaner", "_CLEANER_COMPLETE").get_completions(words, begun)
    assert [item.value for item in completed] == found


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from click.testing import CliRunner; from cleaner.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "heavy = {'lxml', 'trafilatura', 'rich', 'regex', 'multiprocessing', 'pyarrow'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    assert python("-c", program) == "[]\n"


def test_plain_text_is_cleaned_without_a_parser_of_pages() -> None:
    program = (
        "import sys; from cleaner import clean; clean('The bridge opened.\\n\\nRead more: Ferry strike')\n"
        "print(sorted({'lxml', 'trafilatura', 'cssselect', 'rich', 'chardet'} & set(sys.modules)))"
    )
    assert python("-c", program) == "[]\n"


def test_help_names_every_command_for_rules() -> None:
    commands = "list show words check test new suggest tune coverage diff schema import pack".split()
    shown = run("--help").output
    assert [line.split()[0] for line in shown.split("Commands:\n")[1].splitlines()] == commands
