"""Small print stands around an article, unless the article is small print."""

from making import PROSE, removed, rule

from cleaner.matching.subject import CATEGORY

NOTICE = (
    "We use cookies to remember which language you chose, and we throw them away as soon as you leave us."
)
OTHER = (
    "All cookies are baked by the warden, who keeps the recipe of his aunt in a tin since the long last war."
)
LEGAL = rule("legal-rule", CATEGORY, match="cookies")


def test_small_print_around_an_article_goes() -> None:
    text = "\n\n".join(["The bridge", PROSE, NOTICE, PROSE.replace("bridge", "ferry")])
    assert removed(text, LEGAL) == [NOTICE]


def test_where_most_paragraphs_are_small_print_they_are_the_article() -> None:
    paragraphs = ["A page", NOTICE, OTHER, NOTICE.replace("language", "colour")]
    assert removed("\n\n".join(paragraphs), LEGAL) == []


def test_a_short_notice_alone_goes() -> None:
    assert removed(NOTICE, LEGAL) == [NOTICE]


def test_what_stands_twice_is_no_articles_own() -> None:
    assert removed("\n\n".join([NOTICE] * 4), LEGAL) == [NOTICE] * 4
