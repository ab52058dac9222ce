"""`cleaner clean`: what it prints, writes and answers."""

import contextlib
import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet
import pytest
from clean_command import ARTICLE, BODY, files, rows, run
from making import APP_RULE

from cleaner.categories import CATEGORIES
from cleaner.result import Result as Cleaning


def test_one_file_is_printed(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE)
    result = run("a.txt")
    assert (result.exit_code, result.stdout) == (0, BODY + "\n")


def test_standard_input_is_printed(here: Path) -> None:
    assert run("-", stdin=ARTICLE.encode()).stdout == BODY + "\n"


def test_json_is_the_whole_result(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE)
    result = Cleaning.from_json(run("--json", "a.txt").stdout)
    assert result.text == BODY
    assert [(p.category, p.rule, p.text) for p in result.removed] == [
        ("app-promo", "test-app", "Download our app")
    ]


def test_keep_leaves_a_category_in_the_text(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE)
    assert run("--keep", "app-promo", "a.txt").stdout == ARTICLE


def test_a_folder_gives_texts_removed_pieces_and_a_manifest(here: Path) -> None:
    (here / "pages" / "deep").mkdir()
    (here / "pages" / "a.txt").write_text(ARTICLE)
    (here / "pages" / "deep" / "b.html").write_text(f"<p>{ARTICLE}</p>")
    result = run("pages", "--out", "out", "--jobs", "1")
    assert result.exit_code == 0
    assert files(here / "out") == {
        "manifest.jsonl",
        "text/a.txt",
        "removed/a.jsonl",
        "text/deep/b.html.txt",
        "removed/deep/b.html.jsonl",
    }
    assert (here / "out/text/a.txt").read_text() == BODY
    assert json.loads((here / "out/removed/a.jsonl").read_text()) == {
        "start": 94,
        "end": 110,
        "category": "app-promo",
        "rule": "test-app",
        "text": "Download our app",
        "reason": "the line “Download our app”",
        "at": 92,
    }
    row = rows(here / "out")[0]
    assert row["seconds"] >= 0  # type: ignore[operator]
    assert {key: row[key] for key in ("path", "status", "bytes_in", "bytes_body", "pieces", "error")} == {
        "path": "a.txt",
        "status": "done",
        "bytes_in": len(ARTICLE),
        "bytes_body": len(BODY),
        "pieces": {"app-promo": 1},
        "error": None,
    }


def test_a_table_by_category_ends_the_run(here: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (here / "pages" / name).write_text(ARTICLE)
    printed = run("pages", "--out", "out").stdout
    line = next(line for line in printed.splitlines() if "app-promo" in line)
    assert [word for word in line.split() if word.isdigit()] == ["2", "32", "2"]
    assert "\n2 documents, 0 failed\n" in printed
    assert f"\n{len(BODY) / len(ARTICLE):.1%} of the characters kept\n" in printed
    assert re.search(r"\n\d+\.\d seconds, \d+(\.\d)? documents a second\n", printed)
    assert printed.endswith("\noutputs in out: text, removed, manifest.jsonl\n")


def test_a_bad_document_is_a_row_and_the_others_are_done(here: Path) -> None:
    (here / "pages" / "a.txt").write_bytes(os.urandom(9000))
    (here / "pages" / "b.txt").write_text(ARTICLE)
    (here / "pages" / "c.txt").symlink_to("nowhere")
    (here / "pages" / "d.md").write_bytes(b"%PDF-1.7 and so on")
    result = run("pages", "--out", "out")
    assert result.exit_code == 1
    assert [(row["path"], row["status"], row["error"]) for row in rows(here / "out")] == [
        ("a.txt", "failed", "a binary file, not text; if it is text, name its encoding with --encoding"),
        ("b.txt", "done", None),
        ("c.txt", "failed", "cannot be read: No such file or directory"),
        ("d.md", "failed", "a binary file, not text; if it is text, name its encoding with --encoding"),
    ]
    assert files(here / "out") == {"manifest.jsonl", "text/b.txt", "removed/b.jsonl"}


def test_a_document_that_fails_now_loses_its_earlier_outputs(here: Path) -> None:
    (here / "pages" / "a.txt").write_text(ARTICLE)
    run("pages", "--out", "out")
    (here / "pages" / "a.txt").write_bytes(b"\x00\x01")
    run("pages", "--out", "out")
    assert files(here / "out") == {"manifest.jsonl"}


def test_inputs_never_share_an_output(here: Path) -> None:
    names = ["a.html", "a.html.txt", "a.txt", "a.txt.gz", "a.txt.txt", "a.md"]
    import gzip

    for name in names:
        content = f"{name} is about the ferry.".encode()
        (here / "pages" / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    run("pages", "--out", "out")
    texts = {path.read_text().strip() for path in (here / "out/text").iterdir()}
    assert texts == {f"{name} is about the ferry." for name in names}
    assert len(files(here / "out/removed")) == len(names)


def test_an_output_folder_inside_the_input_folder_is_no_input(here: Path) -> None:
    (here / "pages" / "a.txt").write_text(ARTICLE)
    for _ in range(2):
        assert run("pages", "--out", "pages/out").exit_code == 0
    assert [row["path"] for row in rows(here / "pages/out")] == ["a.txt"]


def test_an_empty_folder_is_said_to_be_empty(here: Path) -> None:
    result = run("pages", "--out", "out")
    assert result.exit_code == 0
    assert "no documents found in pages" in result.stderr
    assert rows(here / "out") == []


@pytest.mark.skipif(sys.platform == "darwin", reason="its file system takes only UTF-8 names")
def test_a_name_that_is_not_utf8_stands_escaped_in_the_manifest(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (here / "pages" / name).write_text(ARTICLE)
    result = run("pages", "--out", "out")
    assert result.exit_code == 0
    assert rows(here / "out")[0]["path"] == "caf\\xe9.txt"
    assert (here / "out" / "text" / name).read_text() == BODY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing", "--out", "out"], "there is no file or folder missing"),
        (["missing.txt"], "there is no file missing.txt"),
        (["-", "pages", "--out", "out"], "- (standard input) stands alone"),
        (["pages", "--out", "out", "--records", "jsonl"], "--records says what standard input holds"),
        (["pages", "--out", "out", "--site", "my site"], '"my site" is no domain; write it like example.com'),
        (["pages", "--out", "out", "--rules", "pages"], "pages: has no rule file; looked for .toml files"),
        (["pages"], "folders, record files and more than one input need --out DIR"),
        (["pages", "--out", "pages"], "both input and output folder"),
        (["pages/*.txt", "--out", "out"], "nothing matches pages/*.txt"),
        (["pages", "--out", "out", "--json"], "--json is for one document that is printed"),
        (
            ["pages", "--out", "out", "--url", "https://a.example/"],
            "--url is for one document",
        ),
        (["pages", "--out", "out", "--format", "jsonl"], "--format is for records, and no input holds any"),
        (["pages", "--out", "out", "--summary-json", "no/s.json"], "cannot write the summary to no/s.json"),
        (["pages", "--out", "out", "--keep", "captoin"], 'did you mean "caption"?'),
    ],
)
def test_usage_errors_say_what_to_do(here: Path, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_single_bad_document_is_a_failure(here: Path) -> None:
    (here / "a.txt").write_bytes(b"\x00\x01\x02")
    result = run("a.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "a.txt: a binary file, not text" in result.stderr


def test_a_dry_run_tells_what_it_would_do_and_writes_nothing(here: Path) -> None:
    (here / "pages" / "a.txt").write_text(ARTICLE)
    (here / "pages" / "b.jsonl").write_text('{"text": "x"}\n')
    result = run("pages", "--out", "out", "--dry-run")
    assert result.stdout == (
        "a.txt -> text/a.txt, removed/a.jsonl\n"
        "b.jsonl -> records/b.jsonl\n"
        f"2 inputs, {len(ARTICLE) + 14} bytes; nothing was written\n"
    )
    assert not (here / "out").exists()


def test_limit_and_sample_choose_documents(here: Path) -> None:
    for number in range(100):
        (here / "pages" / f"{number:02}.txt").write_text(f"Ferry number {number}.")
    run("pages", "--out", "limited", "--limit", "3")
    assert [row["path"] for row in rows(here / "limited")] == ["00.txt", "01.txt", "02.txt"]
    run("pages", "--out", "sampled", "--sample", "0.2")
    assert 5 < len(rows(here / "sampled")) < 40


def test_the_summary_is_written_for_programs(here: Path) -> None:
    (here / "pages" / "a.txt").write_text(ARTICLE)
    (here / "pages" / "b.txt").write_bytes(b"\x00")
    run("pages", "--out", "out", "--summary-json", "summary.json")
    told = json.loads((here / "summary.json").read_text())
    assert told.pop("seconds") > 0
    assert told == {
        "documents": 2,
        "failed": 1,
        "emptied": 0,
        "reduced": 0,
        "unchanged": 0,
        "bytes_in": len(ARTICLE) + 1,
        "bytes_body": len(BODY),
        "source_characters": len(ARTICLE),
        "body_characters": len(BODY),
        "source_words": len(BODY.split()),
        "body_words": len(BODY.split()),
        "notes": {},
        "removed": {"app-promo": {"pieces": 1, "characters": 16, "documents": 1}},
        "stopped": False,
        "error": None,
        "exit": 1,
    }


def test_the_log_has_a_line_on_each_document(here: Path) -> None:
    (here / "pages" / "a.txt").write_text(ARTICLE)
    (here / "pages" / "b.txt").write_bytes(b"\x00")
    run("pages", "--out", "out", "--log", "run.log")
    first, second = (here / "run.log").read_text().splitlines()
    assert "INFO a.txt: 1 pieces removed" in first
    assert "WARNING b.txt: a binary file" in second
    assert "done before" in run("pages", "--out", "out", "--verbose").stderr


def test_quiet_prints_nothing(here: Path) -> None:
    (here / "pages" / "a.txt").write_text(ARTICLE)
    assert run("pages", "--out", "out", "--quiet").output == ""


def test_an_encoding_can_be_said(here: Path) -> None:
    (here / "a.txt").write_bytes("Fähre".encode("utf-16-le"))
    assert run("--encoding", "utf-16-le", "a.txt").stdout == "Fähre\n"
    wrong = run("--encoding", "utf-99", "a.txt")
    assert (wrong.exit_code, 'unknown encoding "utf-99"' in wrong.stderr) == (2, True)


def test_the_table_has_the_categories_in_their_order(here: Path) -> None:
    for category in ("navigation", "social", "caption"):
        rule = APP_RULE.replace("app-promo", category).replace("app", category)
        (here / "rules" / f"{category}.toml").write_text(rule)
    for number, category in enumerate(("social", "navigation", "caption", "app")):
        (here / "pages" / f"{number}.txt").write_text(ARTICLE.replace("app", category))
    words = run("pages", "--out", "out").stdout.split()
    assert [word for word in words if word in CATEGORIES] == ["app-promo", "caption", "social", "navigation"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_a_terminal_sees_a_bar_with_documents_rate_and_time_left(here: Path) -> None:
    import pty

    for number in range(5):
        (here / "pages" / f"{number}.txt").write_text(ARTICLE)
    ours, theirs = pty.openpty()
    program = [sys.executable, "-m", "cleaner", "clean", "pages", "--out", "out", "--jobs", "1"]
    with subprocess.Popen(program, stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # which reading raises when the other end is closed
            while data := os.read(ours, 65536):
                shown += data
    os.close(ours)
    assert process.returncode == 0
    assert re.search(rb"[1-9]\d* documents", shown)
    assert re.search(rb"\d/s", shown)
    assert re.search(rb"\d:\d\d:\d\d", shown)


PAGE = "<html><body><article>{}</article></body></html>".format(
    "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines() if line).replace("Monday", "<b>Monday</b>")
)
MARKDOWN = BODY.replace("Monday", "**Monday**")


def test_a_page_is_printed_as_markdown(here: Path) -> None:
    (here / "a.html").write_text(PAGE)
    assert run("a.html", "--as", "markdown").stdout == MARKDOWN + "\n"


def test_markdown_and_json_go_not_together(here: Path) -> None:
    (here / "a.html").write_text(PAGE)
    result = run("a.html", "--as", "markdown", "--json")
    assert result.exit_code == 2
    assert "--as is for a body that is written alone" in result.stderr


def test_a_run_writes_markdown_in_place_of_text(here: Path) -> None:
    (here / "pages" / "a.html").write_text(PAGE)
    assert run("pages", "--out", "out").exit_code == 0
    assert (here / "out/text/a.html.txt").read_text() == BODY
    assert run("pages", "--out", "out", "--as", "markdown").exit_code == 0
    assert (here / "out/text/a.html.md").read_text() == MARKDOWN
    assert not (here / "out/text/a.html.txt").exists()
    assert list(rows(here / "out")[0]["outputs"]) == ["text/a.html.md", "removed/a.html.jsonl"]  # type: ignore[call-overload]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_records_get_markdown_beside_text(here: Path, form: str) -> None:
    columns = {"id": "1", "html": PAGE}
    content = io.StringIO()
    if form == "csv":
        csv.writer(content).writerows([list(columns), list(columns.values())])
    else:
        content.write(json.dumps(columns))
    (here / f"a.{form}").write_text(content.getvalue())
    assert run(f"a.{form}", "--out", "out", "--as", "markdown").exit_code == 0
    written = (here / f"out/records/a.{form}").read_text()
    record = next(csv.DictReader(io.StringIO(written))) if form == "csv" else json.loads(written)
    assert (record["clean_text"], record["clean_markdown"]) == (BODY, MARKDOWN)


def test_parquet_records_get_markdown_beside_text(here: Path) -> None:
    parquet.write_table(pyarrow.table({"html": [PAGE]}), here / "a.parquet")
    assert run("a.parquet", "--out", "out", "--as", "markdown").exit_code == 0
    (record,) = parquet.read_table(here / "out/records/a.parquet").to_pylist()
    assert (record["clean_text"], record["clean_markdown"]) == (BODY, MARKDOWN)


DATED = PAGE.replace("<body>", '<head><meta name="author" content="Ada Quill"></head><body>')


def test_the_manifest_holds_metadata_where_that_is_asked_for(here: Path) -> None:
    (here / "pages" / "a.html").write_text(DATED)
    assert run("pages", "--out", "out").exit_code == 0
    assert rows(here / "out")[0]["metadata"] is None
    assert run("pages", "--out", "out", "--metadata").exit_code == 0
    metadata = rows(here / "out")[0]["metadata"]
    assert isinstance(metadata, dict)
    assert (metadata["author"], metadata["date"]) == ("Ada Quill", None)
    assert (here / "out/text/a.html.txt").read_text() == BODY


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("markdown", [(), ("--as", "markdown")])
def test_records_get_metadata_where_that_is_asked_for(
    here: Path, form: str, markdown: tuple[str, ...]
) -> None:
    columns = {"url": "https://asken.example/a", "html": DATED}
    if form == "parquet":
        parquet.write_table(
            pyarrow.table({name: [value] for name, value in columns.items()}), here / "a.parquet"
        )
    elif form == "csv":
        with (here / "a.csv").open("w") as file:
            csv.writer(file).writerows([list(columns), list(columns.values())])
    else:
        (here / "a.jsonl").write_text(json.dumps(columns))
    assert run(f"a.{form}", "--out", "out", "--metadata", *markdown).exit_code == 0
    path = here / f"out/records/a.{form}"
    if form == "parquet":
        (record,) = parquet.read_table(path).to_pylist()
    elif form == "csv":
        record = next(csv.DictReader(io.StringIO(path.read_text())))
        record["clean_metadata"] = json.loads(record["clean_metadata"])
    else:
        record = json.loads(path.read_text())
    assert record["clean_metadata"]["author"] == "Ada Quill"
    assert record["clean_metadata"]["url"] == "https://asken.example/a"
    assert record.get("clean_markdown") == (MARKDOWN if markdown else None)


def test_a_record_that_failed_has_no_metadata(here: Path) -> None:
    (here / "a.jsonl").write_text('{"text": 3}')
    run("a.jsonl", "--out", "out", "--metadata")
    assert json.loads((here / "out/records/a.jsonl").read_text())["clean_metadata"] is None


def test_a_whole_result_has_metadata_where_that_is_asked_for(here: Path) -> None:
    (here / "a.html").write_text(DATED)
    assert "metadata" not in json.loads(run("a.html", "--json").stdout)
    assert json.loads(run("a.html", "--json", "--metadata").stdout)["metadata"]["author"] == "Ada Quill"


def test_a_body_that_is_printed_has_no_room_for_metadata(here: Path) -> None:
    result = run("a.txt", "--metadata")
    assert result.exit_code == 2
    assert "--metadata is for a run or a whole result; add --out DIR or --json" in result.stderr


def test_a_standfirst_is_dropped_where_that_is_asked_for(here: Path) -> None:
    rule = """[[rule]]
id = "html-standfirst"
select = ".standfirst"
examples = ['<p class="standfirst">All is well.</p>']
"""
    (here / "own/html").mkdir(parents=True)
    (here / "own/html/standfirst.toml").write_text('language = "any"\n' + rule)
    (here / "a.html").write_text(PAGE.replace("<article>", '<article><p class="standfirst">All is well.</p>'))
    assert run("a.html", "--rules", "own").stdout == "All is well.\n\n" + BODY + "\n"
    assert run("a.html", "--rules", "own", "--drop", "standfirst").stdout == BODY + "\n"
