"""Options that several commands share."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from making import PROSE

from cleaner.cli.options import Encoding, Place, cleaner_options, make_cleaner, processors


@pytest.mark.parametrize(("said", "name"), [("utf8", "utf-8"), ("LATIN-1", "iso8859-1"), ("u16", "utf-16")])
def test_an_encoding_is_brought_to_its_one_right_name(said: str, name: str) -> None:
    assert Encoding().convert(said, None, None) == name


@pytest.mark.parametrize("said", ["utf-9", "rot13", "base64", "undefined", ""])
def test_what_is_no_encoding_of_text_is_refused(said: str) -> None:
    with pytest.raises(click.BadParameter, match="unknown encoding"):
        Encoding().convert(said, None, None)


def test_a_command_takes_all_that_a_cleaner_is_made_of() -> None:
    @click.command()
    @cleaner_options
    def command(**given: object) -> None:
        click.echo(sorted(given.items()))

    shown = CliRunner().invoke(command, ["--keep", "legal", "--keep", "advert", "--site", "a.example"]).output
    assert (
        shown
        == str([("drop", ()), ("keep", ("legal", "advert")), ("rules", ()), ("site", "a.example")]) + "\n"
    )


def test_the_cleaner_is_as_the_options_say() -> None:
    cleaner = make_cleaner((), ("app-promo",), "a.example", ("standfirst",))
    assert (cleaner.keep, cleaner.drop, cleaner.site) == ({"app-promo"}, {"standfirst"}, "a.example")
    assert "Download" in cleaner.clean(f"{PROSE}\n\nDownload our app").text


def test_there_is_a_processor() -> None:
    assert processors() >= 1


def test_a_place_is_a_path_or_a_url_as_it_is() -> None:
    assert Place().convert("a//b", None, None) == Path("a/b")
    assert Place().convert("s3://a//b", None, None) == "s3://a//b"
