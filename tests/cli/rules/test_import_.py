"""`cleaner rules import`: rule files made of other tools' files."""

from rule_commands import run, run_json, write

CONFIG = "body: //article\nstrip: //p[[\nprune: no\n"


def test_configs_become_site_files() -> None:
    write("configs/ledger.example.txt", CONFIG)
    result = run("import", "ftr", "configs", "--out", "mine")
    assert result.exit_code == 0
    assert result.stdout == (
        "1 site written below mine/sites\n"
        "became rules: 1: body 1\n"
        "kept as comments or left out: 2: strip 1, prune 1\n"
    )
    assert result.stderr == "configs/ledger.example.txt:2: not a valid XPath: strip: //p[[\n"
    assert run("check", "mine").exit_code == 0


def test_json() -> None:
    write("configs/ledger.example.txt", CONFIG)
    found = run_json("import", "ftr", "configs", "--out", "mine")
    assert found["sites"] == 1
    assert found["used"] == {"body": 1}
    assert found["kept"] == {"strip": 1, "prune": 1}


def test_no_configs_are_an_error() -> None:
    assert run("import", "ftr", "corpus", "--out", "mine").exit_code == 2
