"""What a block and its document share: the text, as it came and made plain."""

from cleaner.source_text import SourceText


def test_the_plain_text_is_made_anew_after_it_was_let_go() -> None:
    source = SourceText("“Ja”, sagt\u00a0sie")
    before = source.plain
    assert before == '"Ja", sagt sie'
    source.let_go()
    assert "plain" not in vars(source)
    assert source.plain == before
