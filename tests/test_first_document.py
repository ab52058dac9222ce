"""The first document of a process makes few rules ready, whatever it says."""

import subprocess
import sys

import pytest

SECONDS = """
import sys, time, cleaner
ready = cleaner.Cleaner()
start = time.process_time()
ready.clean(sys.argv[1], kind="text")
print(time.process_time() - start)
"""
MENU = "English Deutsch Français Español Русский 中文 日本語 العربية हिन्दी ไทย 한국어 Ελληνικά עברית বাংলা"


@pytest.mark.long
@pytest.mark.parametrize(("text", "most"), [("Offers", 1.0), ("Newsletter", 2.0), (MENU, 4.0)])
def test_a_document_of_a_few_words_does_not_load_the_rules_of_all_languages(text: str, most: float) -> None:
    def seconds() -> float:
        return float(subprocess.check_output([sys.executable, "-c", SECONDS, text]))

    assert seconds() <= most or seconds() <= most
