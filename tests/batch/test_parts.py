"""Parts of large record files: together they are the file, each is found where it stands."""

import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleaner.batch.inputs import Input
from cleaner.batch.parts import parts_of, whole_name
from cleaner.batch.records.chunks import Lost, Place
from cleaner.batch.records.fields import Fields
from cleaner.batch.records.file import file_fingerprint
from cleaner.batch.records.formats import READERS


def cut(path: Path, form: str, size: int, encoding: str | None = None) -> list[Input]:
    file = Input(path, f"deep/{path.name}", form, "", path.stat().st_size, has_stem=True)
    return parts_of(file, size, encoding, lambda: path.open("rb"))


def texts(file: Input) -> list[str | bytes | None]:
    parts = list(READERS[file.format](Place(file)))
    assert not any(isinstance(part, Lost) for part in parts)
    return [content.text for part in parts for content in part.contents(Fields())]  # type: ignore[union-attr]


@pytest.mark.parametrize("size", [1, 7, 40, 1000, 200_000])
@pytest.mark.parametrize("end", ["", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_parts_of_lines_are_the_file_in_its_encoding(
    tmp_path: Path, size: int, end: str, encoding: str
) -> None:
    said = [f"Fähre Nummer {number}, {'ö' * (number * 37 % 90)}" for number in range(60)]
    path = tmp_path / "a.jsonl"
    lines = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in said) + end
    path.write_bytes(lines.encode(encoding))
    parts = cut(path, "jsonl", size)
    assert [text for part in parts for text in texts(part)] == said
    assert sum(part.size for part in parts) == path.stat().st_size
    assert len(parts) == (1 if size == 200_000 else 60 if size <= 7 else len(parts))


def test_parts_of_parquet_are_whole_row_groups(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    said = [f"{number} {'word ' * 50}" for number in range(1000)]
    pq.write_table(pa.table({"text": said, "n": range(1000)}), path, row_group_size=100)
    group = pq.read_metadata(path).row_group(0)
    one = sum(group.column(at).total_compressed_size for at in range(2))
    parts = cut(path, "parquet", int(one * 2.5))
    assert [part.name for part in parts] == [
        f"deep/a.part-0000{number}-of-00004.parquet" for number in range(1, 5)
    ]
    assert [len(texts(part)) for part in parts] == [300, 300, 300, 100]
    assert [text for part in parts for text in texts(part)] == said


def test_a_part_is_read_from_its_bytes_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"{n} word" for n in range(900)]}), path, row_group_size=300)
    whole = path.read_bytes()
    first, second, third = cut(path, "parquet", 1)
    assert second.part is not None
    expected, mark = texts(second), file_fingerprint(path, "key", second.part)
    alone = io.BytesIO(b"\xff" * len(whole))
    for begin, end in second.part.ranges:
        alone.seek(begin)
        alone.write(whole[begin:end])
    path.write_bytes(alone.getvalue())
    assert texts(second) == expected
    assert file_fingerprint(path, "key", second.part) == mark
    assert len({file_fingerprint(path, "key", part.part) for part in (first, second, third)}) == 3


def test_what_can_t_be_cut_stays_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(('{"text": "a"}\n' * 90).encode("utf-16"))
    assert len(cut(path, "jsonl", 100)) == 1
    path.write_bytes(b'{"text": "a"}\n' * 90)
    assert len(cut(path, "jsonl", 100)) > 1
    assert [len(cut(path, form, 100)) for form in ("warc", "csv", "json", "parquet")] == [1, 1, 1, 1]
    assert len(cut(path, "jsonl", 100, encoding="utf-16")) == 1


def test_a_part_s_name_tells_its_file_s() -> None:
    assert whole_name("deep/a.part-00001-of-00004.parquet") == "deep/a.parquet"
    for name in ("a.parquet", "train-00001-of-00004.parquet", "a.part-00001-of-00004"):
        assert whole_name(name) == name
