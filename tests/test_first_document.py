"""The first document of a process makes few rules ready, whatever it says."""

import subprocess
import sys

import pytest

import cleaner

SECONDS = """
import sys, time, cleaner
ready = cleaner.Cleaner()
start = time.process_time()
ready.clean(sys.argv[1], kind="text")
print(time.process_time() - start)
"""
GERMAN = "Der Bürgermeister hat die Brücke am Montag eröffnet, wie die Stadt sagt."
MENU = "English Deutsch Français Español Русский 中文 日本語 العربية हिन्दी ไทย 한국어 Ελληνικά עברית বাংলা"


@pytest.mark.long
@pytest.mark.parametrize(("text", "most"), [("Offers", 1), ("Newsletter", 6), (MENU, 14)])
def test_a_document_of_a_few_words_loads_the_rules_of_few_languages(text: str, most: int) -> None:
    def seconds(text: str) -> float:
        return min(float(subprocess.check_output([sys.executable, "-c", SECONDS, text])) for _ in range(3))

    assert len(cleaner.clean(text, kind="text").document.languages) <= most
    assert seconds(text) <= 2 * most * seconds(GERMAN)
