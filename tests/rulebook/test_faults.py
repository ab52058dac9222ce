"""What becomes of faults of files: reading ends at the first, or goes on."""

from pathlib import Path

import pytest
from making import write_rules

from cleaner.errors import RuleError
from cleaner.rulebook.faults import raised
from cleaner.rulebook.word_files import read_words
from cleaner.words import Words


def test_reading_ends_at_the_first_fault_unless_somebody_takes_note(tmp_path: Path) -> None:
    write_rules(tmp_path, "any/words.toml", '[names]\nlamp = "lamps"\n')
    write_rules(tmp_path, "en/words.toml", '[words]\nlmap = ["lamp"]\nlamp = ["lamp"]\n')
    with pytest.raises(RuleError, match="lmap"):
        read_words(tmp_path, Words(), raised)
    noted: list[RuleError] = []
    assert read_words(tmp_path, Words(), noted.append).of("lamp", "en") == ("lamp",)
    assert len(noted) == 1
