"""Folders under URLs: on the disk, in memory by fsspec, on real servers of S3 and of Google's storage."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from batch.store_servers import gs, s3

from cleaner.batch.inputs import Selection
from cleaner.batch.stores import Store, StoredInputs, StoreFolder
from cleaner.errors import InputError, SettingError


@pytest.fixture(params=["file", "memory", "s3", "gs"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a folder with some files."""
    with place(request.param, tmp_path / "a b") as url:
        store = Store(url)
        source = tmp_path / "source"
        for name in ("x.jsonl", "deep/y.csv", "deep/.hidden.csv", "photo.jpg", "out/records/z.jsonl"):
            source.write_bytes(name.encode())
            store.send(source, name)
        for name, content in {"array.json": b" [1]", "settings.json": b"{}"}.items():
            source.write_bytes(content)
            store.send(source, name)
        yield url


@contextmanager
def place(kind: str, folder: Path) -> Iterator[str]:
    """The URL of a folder of that kind of store."""
    if kind == "file":
        folder.mkdir()
        yield folder.as_uri()
    elif kind == "memory":
        pytest.importorskip("fsspec", reason="needs the extra ray")
        yield f"memory:///{uuid4().hex}"
    else:
        with {"s3": s3, "gs": gs}[kind]() as bucket:
            yield below(bucket, "a%20b")


def below(url: str, name: str) -> str:
    """The URL of what stands below another, before its query."""
    whole, mark, query = url.partition("?")
    return f"{whole}/{name}{mark}{query}"


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
    assert names(url, out=below(url, "out")) == ["array.json", "deep/y.csv", "x.jsonl"]
    assert names(below(url, "")) == ["array.json", "deep/y.csv", "out/records/z.jsonl", "x.jsonl"]
    assert names(below(url, "deep/y.csv")) == ["y.csv"]
    assert names(below(url, "deep/y.csv"), below(url, "x.jsonl")) == ["deep/y.csv", "x.jsonl"]
    assert names(below(url, "*.jsonl"), out=below(url, "out")) == ["x.jsonl"]
    assert names(url, include=("settings.json",)) == ["settings.json"]


def test_what_names_nothing_is_told(url: str) -> None:
    with pytest.raises(InputError, match=r"nowhere.* cannot be read"):
        names(below(url, "nowhere"))
    with pytest.raises(InputError, match=r"nothing"):
        names(below(url, "*.warc"))
    with pytest.raises(SettingError, match="in several stores"):
        names(url, "s3://other/x")
    with pytest.raises(SettingError, match="odd://x can't be opened"):
        pytest.importorskip("fsspec")
        Store("odd://x")


def test_an_output_folder_sends_brings_and_removes_only_outputs(url: str, tmp_path: Path) -> None:
    folder = StoreFolder(tmp_path / "here", Store(below(url, "out")))
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
