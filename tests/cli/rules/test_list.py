"""`cleaner rules list`: which rules there are."""

from rule_commands import run, run_json, write


def test_a_line_a_rule_and_the_counts() -> None:
    shown = run("list", "--rules", "rules", "--language", "any", "--category", "advert").stdout
    assert "test-afloat" in shown
    assert "rules/test.toml:9" in shown
    assert "test-bell" not in shown


def test_a_site_s_rules() -> None:
    write(
        "rules/sites/ledger.example.toml",
        '[[rule]]\nid="x"\ncategory="legal"\nlines=["x"]\nexamples=["x"]',
    )
    assert [rule["id"] for rule in run_json("list", "--rules", "rules", "--site", "a.ledger.example")] == [
        "x"
    ]


def test_a_site_that_is_no_domain_is_an_error() -> None:
    assert '"my site" is no domain' in run("list", "--site", "my site").stderr


def test_an_unknown_category_is_an_error_that_names_the_nearest() -> None:
    result = run("list", "--category", "teasers")
    assert result.exit_code == 2
    assert 'did you mean "teaser"?' in result.stderr
