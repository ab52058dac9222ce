"""The guard: what rules on circumstance may take of a document, and what they must leave."""

from __future__ import annotations

import pytest
from making import MORE_PROSE, PROSE, cleaner_of, document, rule

from cleaner import Result
from cleaner.matching.guard import GUARDED

THAI = "สะพานไม้เก่าแก่ของหมู่บ้านพังลงในเช้าวันเสาร์หลังจากฝนตกหนักติดต่อกันสามวันและชาวบ้านต้องนั่งเรือข้ามแม่น้ำไปตลาด"
CHINESE = "村里的老木桥星期六早上塌了，此前大雨下了三天，村民现在只能坐船过河去赶集。"
HINDI = "गाँव का पुराना लकड़ी का पुल शनिवार की सुबह तीन दिन की बारिश के बाद टूट गया।"
ARTICLES = {
    "prose": [PROSE, MORE_PROSE],
    "Thai": [THAI, THAI[10:]],
    "Chinese": [CHINESE, CHINESE[4:]],
    "Hindi": [HINDI, HINDI],
    "table": [f"| keeper {n} | {n} lamps | {n} oars | a boat |" for n in range(6)],
    "list": [f"- {n + 2} oars from the yard at Asken, with their locks" for n in range(6)],
    "verse": [
        "We sang where the fire had been,",
        "and the iron sang it back,",
        "seven seconds, said the tenor,",
        "and the dark took up the slack,",
        "and the hymn went home without us,",
        "down the cold side of the track.",
    ],
}


def cleaned(article: list[str], /, **says: object) -> Result:
    return cleaner_of(rule("thin", **says)).clean_document(document("\n".join(article)))  # type: ignore[arg-type]


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
@pytest.mark.parametrize(
    "says",
    [{"traits": ["!nav"]}, {"match": r"\w"}, {"match": "^.{5,}$"}, {"place": -9, "traits": ["!form"]}],
    ids=["trait", "any word", "any shape", "place"],
)
def test_a_rule_on_circumstance_leaves_most_of_every_article(
    article: list[str], says: dict[str, object]
) -> None:
    result = cleaned(article, **says)
    assert len(result.text) >= sum(map(len, article)) / 2


def test_the_rules_that_yield_are_noted() -> None:
    result = cleaned([PROSE, MORE_PROSE], match=r"\w")
    assert result.notes == [f"{GUARDED}thin"]
    assert result.removed == []


def test_a_rule_that_names_words_does_not_yield() -> None:
    assert cleaned([PROSE, MORE_PROSE], match="council|members").text == ""


def test_a_rule_that_says_so_yields() -> None:
    result = cleaned([PROSE, MORE_PROSE], match="council|members", yields=True)
    assert result.removed == []


def test_half_of_a_document_may_go_on_circumstance() -> None:
    result = cleaned([PROSE, MORE_PROSE, PROSE], place=1, traits=["prose"])
    assert [piece.text for piece in result.removed] == [PROSE]
    assert result.notes == []


def test_the_heading_of_a_rest_that_yields_still_goes() -> None:
    result = cleaned(["Comments", PROSE, MORE_PROSE], lines=["Comments"], remove="rest")
    assert [piece.text for piece in result.removed] == ["Comments"]


def test_lists_of_titles_are_no_running_words_where_there_is_prose() -> None:
    titles = [f"The keeper and her lamp number {n}" for n in range(30)]
    result = cleaned([PROSE, "Related", *titles], lines=["Related"], remove="section")
    assert result.text == PROSE


def test_of_several_rules_only_as_many_yield_as_must() -> None:
    large = rule("large", match=r"\w", min_words=29)
    small = rule("small", place=1, traits=["title-like"])
    result = cleaner_of(large, small).clean_document(document(f"Asken\n{PROSE}\n{MORE_PROSE}"))
    assert [piece.rule for piece in result.removed] == ["small"]
    assert result.notes == [f"{GUARDED}large"]


def test_a_rule_that_asks_for_a_neighbours_category_yields_too() -> None:
    legal = rule("first", "legal", lines=["We use cookies"])
    after = rule("after", "legal", after="legal", match=r"\w")
    result = cleaner_of(legal, after).clean_document(document(f"We use cookies\n{PROSE}\n{MORE_PROSE}"))
    assert [piece.rule for piece in result.removed] == ["first"]
    assert result.notes == [f"{GUARDED}after"]
