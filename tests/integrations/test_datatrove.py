"""datatrove: a step between a reader and a writer, with the local executor and two tasks."""

import json
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner

pytest.importorskip("datatrove", reason="needs the extra datatrove")


def test_a_local_pipeline_cleans_every_document_and_counts_them(
    tmp_path: Path, cleaner: Cleaner, article: str, added: dict[str, Any]
) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    from cleaner.integrations.datatrove import CleanStep

    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        lines = [json.dumps({"id": f"{name}{n}", "text": article, "lang": "en"}) for n in range(20)]
        promo = json.dumps({"id": f"{name}-promo", "text": "Download our app"})
        (tmp_path / f"in/{name}.jsonl").write_text("\n".join([*lines, promo]))
    steps = [
        JsonlReader(str(tmp_path / "in")),
        CleanStep(cleaner),
        JsonlWriter(str(tmp_path / "out"), "${rank}.jsonl", compression=None),
    ]
    executor = LocalPipelineExecutor(steps, tasks=2, workers=1, logging_dir=str(tmp_path / "log"))
    stats = executor.run()
    written = [
        json.loads(line)
        for path in (tmp_path / "out").glob("*.jsonl")
        for line in path.read_text().splitlines()
    ]
    found = {document["id"]: document for document in written}
    assert len(written) == len(found) == 42
    assert found["a7"]["text"] == added["clean_text"]
    about = found["a7"]["metadata"]
    assert (about["lang"], about["removed"], about["clean_status"]) == ("en", added["removed"], "done")
    assert "text" not in found["b-promo"]  # an empty one is not written
    (counted,) = [step for step in stats.stats if "CLEANER" in step.name]
    assert (counted.stats["cleaned"].total, counted.stats["emptied"].total) == (40, 2)


def test_pages_are_read_as_pages(cleaner: Cleaner, page: str, added: dict[str, Any]) -> None:
    from datatrove.data import Document

    from cleaner.integrations.datatrove import CleanStep

    (document,) = CleanStep(cleaner, kind="html").run([Document(page, "1")])
    assert document.text == added["clean_text"]
    assert document.metadata["clean_title"] == "The ferry"
