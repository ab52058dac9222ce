"""Folders under URLs: a local one by pyarrow, one in memory by fsspec; S3 is in test_cluster_stores."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from cleaner.batch.inputs import Selection
from cleaner.batch.stores import Store, StoredInputs, StoreFolder
from cleaner.errors import InputError, SettingError


@pytest.fixture(params=["file", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a folder with some files."""
    if request.param == "memory":
        pytest.importorskip("fsspec", reason="needs the extra ray")
    url = (tmp_path / "a b").as_uri() if request.param == "file" else f"memory:///{uuid4().hex}"
    if request.param == "file":
        (tmp_path / "a b").mkdir()
    source = tmp_path / "source"
    store = Store(url)
    for name in ("x.jsonl", "deep/y.csv", "deep/.hidden.csv", "photo.jpg", "out/records/z.jsonl"):
        source.write_bytes(name.encode())
        store.send(source, name)
    for name, content in {"array.json": b" [1]", "settings.json": b"{}"}.items():
        source.write_bytes(content)
        store.send(source, name)
    yield url


def names(*urls: str, include: tuple[str, ...] = (), out: str | None = None) -> list[str]:
    return [file.name for file in StoredInputs(urls, Selection(include), None if out is None else Store(out))]


def test_files_come_and_go_as_they_are(url: str, tmp_path: Path) -> None:
    store = Store(url)
    store.fetch("deep/y.csv", tmp_path / "new/copy")
    assert (tmp_path / "new/copy").read_bytes() == b"deep/y.csv"
    assert store.head("x.jsonl") == b"x.jsonl"
    before = store.find("x.jsonl")
    assert before is not None and before.size == 7
    store.send(tmp_path / "new/copy", "x.jsonl")
    after = store.find("x.jsonl")
    assert after is not None and after.version != before.version
    store.remove("x.jsonl")
    assert store.find("x.jsonl") is None
    store.remove("x.jsonl")


def test_inputs_are_chosen_and_named_as_those_of_a_folder_are(url: str) -> None:
    assert names(url, out=f"{url}/out") == ["array.json", "deep/y.csv", "x.jsonl"]
    assert names(f"{url}/") == ["array.json", "deep/y.csv", "out/records/z.jsonl", "x.jsonl"]
    assert names(f"{url}/deep/y.csv") == ["y.csv"]
    assert names(f"{url}/deep/y.csv", f"{url}/x.jsonl") == ["deep/y.csv", "x.jsonl"]
    assert names(f"{url}/*.jsonl", out=f"{url}/out") == ["x.jsonl"]
    assert names(url, include=("settings.json",)) == ["settings.json"]


def test_what_names_nothing_is_told(url: str) -> None:
    with pytest.raises(InputError, match=r"nowhere cannot be read"):
        names(f"{url}/nowhere")
    with pytest.raises(InputError, match=r"nothing"):
        names(f"{url}/*.warc")
    with pytest.raises(SettingError, match="in several stores"):
        names(url, "s3://other/x")
    with pytest.raises(SettingError, match="odd://x can't be opened"):
        pytest.importorskip("fsspec")
        Store("odd://x")


def test_an_output_folder_sends_brings_and_removes_only_outputs(url: str, tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "here", Store(f"{url}/out"))
    folder.make()
    (tmp_path / "here/records").mkdir()
    (tmp_path / "here/records/a").write_bytes(b"abc")
    folder.send(["records/a"])
    assert folder.sizes("records/a", "records/z.jsonl") == [3, 19]
    assert folder.sizes("records/a", "records/b") is None
    (tmp_path / "here/records/a").unlink()
    folder.bring("records/a")
    folder.bring("manifest.jsonl")
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["records"]
    assert (tmp_path / "here/records/a").read_bytes() == b"abc"
    for name in ("records/a", "../x.jsonl", "records/../../x.jsonl", ""):
        folder.remove(name)
    assert folder.sizes("records/a") is None
    assert Store(url).find("x.jsonl") is not None
