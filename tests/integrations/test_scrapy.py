"""Scrapy: a spider over pages that are served on loopback, in a process of its own as reactors want it."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from making import APP_RULE

pytest.importorskip("scrapy", reason="needs the extra scrapy")

SPIDER = """
import scrapy

class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {
        "ITEM_PIPELINES": {"cleaner.integrations.scrapy.CleanPipeline": 300},
        "CLEANER_RULES": ["rules"],
        "CLEANER_METADATA": True,
        "TELNETCONSOLE_ENABLED": False,
    }

    def parse(self, response):
        yield {"url": response.url, "html": response.text}
        yield {"url": response.url, "other": 1}
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None: ...


@pytest.fixture
def served(tmp_path: Path, page: str) -> Iterator[str]:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/ferry.html").write_text(page)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path / "site")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/ferry.html"
        server.shutdown()


def test_items_of_a_spider_get_their_body(tmp_path: Path, served: str, added: dict[str, Any]) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules/app.toml").write_text(APP_RULE)
    (tmp_path / "spider.py").write_text(SPIDER + f"    start_urls = [{served!r}]\n")
    command = [sys.executable, "-m", "scrapy", "runspider", "spider.py", "-O", "items.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=110)
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, (tmp_path / "items.jsonl").read_text().splitlines())
    assert first["url"] == first["clean_metadata"]["url"] == served
    assert (first["clean_text"], first["clean_title"]) == (added["clean_text"], "The ferry")
    assert [piece["rule"] for piece in first["removed"] if piece["category"] == "app-promo"] == ["test-app"]
    assert second["clean_status"] == "failed: has no field text or html or content"
