"""How many documents a run takes."""

from cleaner.batch.quota import Quota


def test_a_limit_is_a_number_of_documents() -> None:
    quota = Quota(limit=2)
    assert [quota.takes(name) for name in "abc"] == [True, True, False]
    assert quota.used_up


def test_a_sample_is_a_share_that_depends_on_names_alone() -> None:
    names = [f"{number}.txt" for number in range(10_000)]
    taken = [name for name in names if Quota(sample=0.1).takes(name)]
    assert 900 < len(taken) < 1100
    assert [name for name in reversed(names) if Quota(sample=0.1).takes(name)] == taken[::-1]


def test_the_limit_counts_what_the_sample_takes() -> None:
    quota = Quota(limit=5, sample=0.5)
    assert sum(quota.takes(str(number)) for number in range(1000)) == 5
