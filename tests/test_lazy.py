"""Public names are there, and what they need is loaded when they are asked for."""

import subprocess
import sys

import pytest

import cleaner
import cleaner.batch


@pytest.mark.parametrize("package", [cleaner, cleaner.batch])
def test_every_public_name_is_there(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]
    assert all(getattr(package, name) for name in names)
    assert set(names) <= set(dir(package))


def test_another_name_is_told_with_its_package() -> None:
    with pytest.raises(AttributeError, match=r"module 'cleaner\.batch' has no attribute 'sweep'"):
        _ = cleaner.batch.sweep


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    told = "import cleaner, sys; print('cleaner.cleaning' in sys.modules); cleaner.clean; "
    told += "print('cleaner.cleaning' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert shown.split() == ["False", "True"]
