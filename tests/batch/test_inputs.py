"""Which files a run reads, and in what order."""

from pathlib import Path

import pytest

from cleaner.batch.inputs import Selection, find_inputs, format_of
from cleaner.errors import InputError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in (
        "b/deep/x.txt",
        "b/y.md",
        "a/x.txt",
        "a/é ü.html.gz",
        "a/photo.jpg",
        "a/.hidden.txt",
        "top.csv",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(*arguments: str, include: tuple[str, ...] = (), exclude: tuple[str, ...] = ()) -> list[str]:
    return [file.name for file in find_inputs(arguments, Selection(include, exclude), Path("out"))]


@pytest.mark.usefixtures("tree")
class TestTree:
    def test_a_folder_is_walked_in_the_order_of_names(self) -> None:
        assert names(".") == ["a/x.txt", "a/é ü.html.gz", "b/deep/x.txt", "b/y.md", "top.csv"]

    def test_names_start_from_the_folder_that_holds_all_inputs(self) -> None:
        assert names("b") == ["deep/x.txt", "y.md"]
        assert names("b/y.md") == ["y.md"]
        assert names("a", "b/y.md") == ["a/x.txt", "a/é ü.html.gz", "b/y.md"]

    def test_an_input_that_is_named_twice_is_read_once(self) -> None:
        assert names("b", "b/deep", "b/y.md", "b") == ["deep/x.txt", "y.md"]

    def test_a_glob_is_found_without_the_shell(self) -> None:
        assert names("*/*.txt") == ["a/x.txt"]
        assert names("**/x.txt") == ["a/x.txt", "b/deep/x.txt"]

    def test_a_file_of_any_suffix_is_read_where_it_is_named(self) -> None:
        assert names("a/photo.jpg") == ["photo.jpg"]
        assert names("a", include=("*.jpg",)) == ["photo.jpg"]

    def test_include_and_exclude_look_at_the_name_below_the_folder_and_at_its_last_part(self) -> None:
        assert names(".", include=("a/*",)) == ["a/photo.jpg", "a/x.txt", "a/é ü.html.gz"]
        assert names(".", include=("x.txt",), exclude=("b/*",)) == ["a/x.txt"]

    def test_links_to_folders_are_passed_over(self, tree: Path) -> None:
        (tree / "b" / "loop").symlink_to(tree / "b")
        assert names("b") == ["deep/x.txt", "y.md"]

    def test_what_names_nothing_is_an_error(self) -> None:
        with pytest.raises(InputError, match="there is no file or folder nowhere"):
            find_inputs(["nowhere"], Selection(), None)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", ("text", "")),
        ("A.HTML", ("html", "")),
        ("a.xhtml.zst", ("html", ".zst")),
        ("a.ndjson.gz", ("jsonl", ".gz")),
        ("a.warc.gz", ("warc", ".gz")),
        ("a.gz", ("any", ".gz")),
        ("README", ("any", "")),
    ],
)
def test_the_suffix_tells_format_and_compression(name: str, form: tuple[str, str]) -> None:
    assert format_of(name) == form
