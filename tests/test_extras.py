"""A package that is not there is asked for by the name of its extra."""

import pytest

from cleaner.errors import SettingError
from cleaner.extras import import_extra


def test_a_module_is_imported_when_it_is_needed() -> None:
    assert import_extra("json", "tune", "tuning").dumps([1]) == "[1]"


def test_a_missing_one_is_told_with_what_to_install() -> None:
    with pytest.raises(
        SettingError, match=r"the report needs a package: pip install 'content-cleaner\[report\]'"
    ):
        import_extra("no_such_package", "report", "the report")
