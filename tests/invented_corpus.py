"""An invented corpus of six sites, whose app promotions a badly weighed rule finds in part."""

from __future__ import annotations

import json
from pathlib import Path

RULE = """
[[rule]]
id = "guessed"
threshold = 3
max_words = 40
examples = ["Get the app in the App Store"]
[rule.evidence]
words = { app = 1.5, app-store = 1.5, get = 0.5, device = 0.5, says = -1 }
first = { get = 1.5 }
traits = { question = 1 }
"""
SITES = ("echo", "ledger", "courier", "gazette", "herald", "tribune")
PROMOS = (
    "Download the {} app for your phone",
    "For your iPhone and Android tablet: the {} app",
    "Get our free app on your smartphone, from the {}",
    "The {} on your iPad: our app",
)
ARTICLE = (
    "The ferry between Asken and Brill will sail again on Monday, after divers had worked on its hull.",
    "Who will pay for the app?",
    "And who needs an app at sea?",
    "“The app was never the trouble, it was the phone,” said Ines Farrow, who had rowed the mail across.",
    "Her brother keeps a list of all that went wrong, from the first storm to the last of the lanterns.",
)


def write_corpus(folder: Path) -> Path:
    """Write four documents of each site, with the promotion in each as its gold piece."""
    (folder / "pages").mkdir()
    (folder / "gold").mkdir()
    for site in SITES:
        for number, promo in enumerate(PROMOS):
            words = promo.format(site.title())
            lines = [*ARTICLE[:2], words, *ARTICLE[2:]]
            text = "\n\n".join(lines)
            start = text.index(words)
            piece = {"start": start, "end": start + len(words), "category": "app-promo", "text": words}
            name = f"{site}-{number}.txt"
            (folder / "pages" / name).write_text(text, encoding="utf-8")
            (folder / "gold" / f"{name}.jsonl").write_text(json.dumps(piece), encoding="utf-8")
    return folder
