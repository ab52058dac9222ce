"""Which files a run reads, and in what order."""

import gzip
import os
import subprocess
from pathlib import Path

import pytest

from cleaner.batch.inputs import Selection, find_inputs, format_of, has_vanished, shown, top_folder
from cleaner.batch.outputs import make_folders
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

    def test_a_json_file_of_a_folder_is_read_where_it_may_hold_an_array_or_is_asked_for(self) -> None:
        contents = {
            "bom": b"\xef\xbb\xbf [",
            "lines": b"{}\n{}",
            "nothing": b"",
            "wide": "[1]".encode("utf-16"),
        }
        for name, content in contents.items():
            Path(f"a/{name}.json").write_bytes(content)
        Path("a/packed.json.gz").write_bytes(gzip.compress(b"[]"))
        Path("a/settings.json.gz").write_bytes(gzip.compress(b"{}"))
        Path("a/damaged.json.gz").write_bytes(b"[")
        assert [name for name in names("a") if ".json" in name] == [
            "bom.json",
            "damaged.json.gz",
            "packed.json.gz",
            "wide.json",
        ]
        assert names("a", include=("lines.json",)) == names("a/lines.json") == ["lines.json"]

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


@pytest.mark.usefixtures("tree")
class TestLinks:
    def problems(self, *arguments: str, follow: bool = False) -> dict[str, str | None]:
        found = find_inputs(arguments, Selection(follow_links=follow), Path("out"))
        return {file.name: file.problem for file in found}

    def test_a_link_that_leaves_the_folder_is_not_followed_unless_that_is_asked_for(self, tree: Path) -> None:
        (tree / "a/out.txt").symlink_to(tree / "b/y.md")
        (tree / "a/within.txt").symlink_to(tree / "a/x.txt")
        (tree / "a/broken.txt").symlink_to("nowhere.txt")
        (tree / "a/loop.txt").symlink_to("loop.txt")
        found = self.problems("a")
        leaves = "a link that leads out of the folder; --follow-links follows it"
        assert {name for name, problem in found.items() if problem == leaves} == {"out.txt"}
        assert {"within.txt", "broken.txt", "loop.txt"} <= found.keys()
        assert set(self.problems("a", follow=True).values()) == {None}

    def test_a_link_that_is_named_is_followed(self, tree: Path) -> None:
        (tree / "a/out.txt").symlink_to(tree / "b/y.md")
        assert self.problems("a/out.txt") == {"out.txt": None}


def test_folders_may_be_deeper_than_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1050):
        Path("d").mkdir()
        monkeypatch.chdir("d")
    Path("x.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    assert names(".") == ["d/" * 1050 + "x.txt"]
    make_folders(tmp_path / ("e/" * 1050))
    assert (tmp_path / ("e/" * 1050)).is_dir()
    for folder in "de":  # which pytest can't remove
        subprocess.run(["rm", "-r", folder], check=True)


def test_a_file_has_vanished_where_no_name_that_is_shown_so_is_there(tree: Path) -> None:
    odd = os.fsdecode(b"\xff.txt")
    (tree / odd).write_text("x")
    assert top_folder(["a", "b"]) == tree
    assert not any(has_vanished(tree, shown(name)) for name in (odd, "a/x.txt", "b"))
    assert all(has_vanished(tree, name) for name in ("a/y.txt", "top.csv/x", "\\xfe.txt"))
    assert not has_vanished(tree, "a/\0")
