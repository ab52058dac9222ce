"""Arrow batches: every row and column kept, in order, with what cleaning adds."""

import pickle
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import APP_RULE

from cleaner import Cleaner, SettingError
from cleaner.batch.arrow import added_schema, clean_batch
from cleaner.rulebook.files import load_rulebook

PIECE = {
    "start": 63,
    "end": 79,
    "category": "app-promo",
    "rule": "test-app",
    "text": "Download our app",
    "reason": "the line “Download our app”",
    "at": 61,
}
PAGE = "<html><head><title>The ferry</title></head><body><article><p>{}</p></article></body></html>"


@pytest.fixture(scope="module")
def cleaner(tmp_path_factory: pytest.TempPathFactory) -> Cleaner:
    folder: Path = tmp_path_factory.mktemp("rules")
    (folder / "app.toml").write_text(APP_RULE)
    return Cleaner(load_rulebook([folder], packaged=False))


def batch_of(**columns: object) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def test_a_batch_comes_back_with_what_cleaning_adds(cleaner: Cleaner, article: str, body: str) -> None:
    batch = batch_of(id=[7, 8], text=[article, "The bridge stays shut."])
    cleaned = clean_batch(batch, cleaner=cleaner)
    assert isinstance(cleaned, pa.RecordBatch)
    assert cleaned.to_pylist() == [
        {
            "id": 7,
            "text": article,
            "clean_text": body,
            "clean_title": None,
            "removed": [PIECE],
            "clean_status": "done",
        },
        {
            "id": 8,
            "text": "The bridge stays shut.",
            "clean_text": "The bridge stays shut.",
            "clean_title": None,
            "removed": [],
            "clean_status": "done",
        },
    ]


def test_the_schema_is_the_documented_one_whatever_the_rows_hold(cleaner: Cleaner, article: str) -> None:
    names = ["title", "author", "date", "site", "language", "url", "description"]
    said = dict.fromkeys(["category", "rule", "text", "reason"], pa.string())
    piece = {"start": pa.int64(), "end": pa.int64()} | said | {"at": pa.int64()}
    expected = pa.schema(
        {
            "text": pa.string(),
            "clean_text": pa.string(),
            "clean_title": pa.string(),
            "removed": pa.list_(pa.struct(piece)),
            "clean_status": pa.string(),
            "clean_markdown": pa.string(),
            "clean_metadata": pa.struct(dict.fromkeys(names, pa.string())),
        }
    )
    before = pa.schema({"text": pa.string()})
    added = added_schema(["text"], markdown=True, metadata=True)
    assert [*before, *added] == list(expected)
    assert added_schema(["text"]).names == ["clean_text", "clean_title", "removed", "clean_status"]
    for texts in ([], [None], [article]):
        batch = pa.RecordBatch.from_pydict({"text": texts}, before)
        assert clean_batch(batch, cleaner=cleaner, markdown=True, metadata=True).schema == expected


def test_a_table_keeps_its_schema_metadata_and_the_order_of_its_chunks(
    cleaner: Cleaner, article: str, body: str
) -> None:
    schema = pa.schema({"text": pa.large_string(), "n": pa.int8()}, metadata={"crawl": "2026-11"})
    chunk = pa.Table.from_pydict({"text": [article] * 700, "n": [1] * 700}, schema)
    table = pa.concat_tables([chunk, chunk.set_column(1, schema.field("n"), pa.array([2] * 700, pa.int8()))])
    cleaned = clean_batch(table, cleaner=cleaner)
    assert cleaned.select(["text", "n"]).equals(table)
    assert cleaned.schema.metadata == {b"crawl": b"2026-11"}
    assert cleaned["clean_text"].to_pylist() == [body] * 1400
    empty = clean_batch(table.slice(0, 0), cleaner=cleaner)
    assert (empty.num_rows, empty.schema) == (0, cleaned.schema)


def test_a_bad_row_is_a_status_and_not_an_error(cleaner: Cleaner, article: str) -> None:
    texts = [article, None, "", "x" * 500]
    cleaned = clean_batch(batch_of(text=texts), cleaner=cleaner, max_bytes=400)
    assert cleaned["clean_status"].to_pylist() == [
        "done",
        "empty",
        "done",
        "failed: longer than 400 bytes; --max-bytes allows more",
    ]
    assert cleaned["clean_text"].to_pylist()[1:] == [None, "", None]
    numbers = clean_batch(batch_of(text=[1, 2]), cleaner=cleaner)
    assert numbers["clean_status"].to_pylist() == ["failed: its field text is not text"] * 2


def test_a_document_that_takes_too_long_is_a_status(article: str, cleaner: Cleaner) -> None:
    hurried = Cleaner(cleaner.rulebook, timeout=1e-9)
    (status,) = clean_batch(batch_of(text=[article]), cleaner=hurried)["clean_status"].to_pylist()
    assert status.startswith("failed: TimeLimitError: ")


def test_pages_are_read_as_pages_in_whatever_encoding(cleaner: Cleaner) -> None:
    page = PAGE.format("Fähre und Brücke ruhen seit Montag, sagte das Amt. " * 5)
    batch = batch_of(html=[page.encode(), page.encode("cp1252")], url=["https://ledger.example/a"] * 2)
    cleaned = clean_batch(batch, html="html", cleaner=cleaner, markdown=True, metadata=True)
    for row in cleaned.to_pylist():
        assert row["clean_text"].startswith("Fähre und Brücke")
        assert row["clean_markdown"].startswith("Fähre und Brücke")
        assert row["clean_title"] == row["clean_metadata"]["title"] == "The ferry"
        assert row["clean_metadata"]["url"] == "https://ledger.example/a"


def test_of_a_row_that_has_text_and_a_page_the_text_is_cleaned(cleaner: Cleaner) -> None:
    page = PAGE.format("The bridge stays shut until the flood has gone. " * 5)
    batch = batch_of(page=[page, page], body=["The ferry sails.", None])
    cleaned = clean_batch(batch, "body", "page", cleaner=cleaner)["clean_text"].to_pylist()
    assert cleaned[0] == "The ferry sails."
    assert cleaned[1].startswith("The bridge stays shut")
    assert clean_batch(batch_of(content=["The ferry sails."]), None, cleaner=cleaner).num_rows == 1


def test_names_that_do_not_go_with_the_columns_are_an_error_that_says_what_to_do(cleaner: Cleaner) -> None:
    batch = batch_of(body=["The ferry sails."], removed=[1])
    with pytest.raises(SettingError, match=r'a column "removed" already; .* prefix='):
        clean_batch(batch, "body", cleaner=cleaner)
    with pytest.raises(SettingError, match=r"no column text; .* text= or html= \(there are: body, removed\)"):
        clean_batch(batch, prefix="c_", cleaner=cleaner)
    cleaned = clean_batch(batch, "body", prefix="c_", cleaner=cleaner)
    assert cleaned.schema.names[2:] == ["c_clean_text", "c_clean_title", "c_removed", "c_clean_status"]


@given(st.lists(st.one_of(st.none(), st.binary(), st.text(max_size=60).map(str.encode)), max_size=6))
def test_no_row_raises_and_none_is_lost(cleaner: Cleaner, rows: list[bytes | None]) -> None:
    batch = pa.RecordBatch.from_pydict({"html": pa.array(rows, pa.binary())})
    for kind in ({"text": "html"}, {"html": "html"}):
        cleaned = clean_batch(batch, cleaner=cleaner, markdown=True, metadata=True, **kind)
        assert cleaned["html"].to_pylist() == rows
        assert {"done", "empty"} >= set(cleaned["clean_status"].to_pylist())


def test_without_a_cleaner_the_packaged_rules_are_used() -> None:
    text = "The bridge stays shut.\n\nDownload the Daily Ledger app for breaking news"
    assert clean_batch(batch_of(text=[text]))["clean_text"].to_pylist() == ["The bridge stays shut."]


def test_a_cleaner_that_was_sent_to_another_process_does_the_same(cleaner: Cleaner, article: str) -> None:
    batch, sent = batch_of(text=[article]), pickle.loads(pickle.dumps(cleaner))
    assert clean_batch(batch, cleaner=sent).equals(clean_batch(batch, cleaner=cleaner))
