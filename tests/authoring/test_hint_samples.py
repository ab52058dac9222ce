"""What weights are fitted on: blocks that a person judged whole, with the hints that hold of them."""

from making import PROSE, cleaner_of, document, rule

from cleaner.authoring.hint_samples import JudgedDocument, judged_documents, site_of
from cleaner.evaluation.block_scores import BODY, JudgedBlock
from cleaner.evaluation.gold import Case, GoldPiece
from cleaner.rule_tables import EvidenceTable

EVIDENCE = EvidenceTable(traits={"question": 2, "upper": 1})
GUESSED = rule("guessed", "advert", evidence=EVIDENCE, threshold=2)
CLEANER = cleaner_of(GUESSED, rule("exact", "legal", lines=["All rights?"]))
TEXT = f"{PROSE}\nWho buys tins?\nAll rights?"


def judged(*pieces: tuple[str, str]) -> JudgedDocument:
    case = Case("echo-1.txt", TEXT, "text", pieces=tuple(GoldPiece(*piece) for piece in pieces))
    (found,) = judged_documents(CLEANER, [case], ["guessed"])
    return found


def test_each_block_is_a_sample_with_its_gold_category_and_its_hints() -> None:
    found = judged(("advert", "Who buys tins?"), ("legal", "All rights?"))
    assert [(sample.gold, set(sample.hints)) for sample in found.samples] == [
        (BODY, set()),
        ("advert", {("traits", "question")}),
        ("legal", {("traits", "question")}),
    ]
    assert (found.site, found.body_blocks) == ("echo", 1)


def test_a_block_that_an_exact_rule_takes_is_not_free() -> None:
    assert [sample.free for sample in judged().samples] == [True, True, False]


def test_a_block_of_which_a_part_alone_is_a_piece_is_no_sample() -> None:
    assert [sample.block for sample in judged(("advert", "Who")).samples] == [0, 2]


def test_documents_without_gold_pieces_give_nothing() -> None:
    assert list(judged_documents(CLEANER, [Case("a.txt", TEXT, "text", TEXT)], ["guessed"])) == []


def test_a_document_is_judged_by_any_cleaner() -> None:
    found = judged(("advert", "Who buys tins?"))
    assert found.judged_by(cleaner_of()) == [
        JudgedBlock(BODY, BODY),
        JudgedBlock("advert", BODY),
        JudgedBlock(BODY, BODY),
    ]
    assert found.judged_by(CLEANER)[1] == JudgedBlock("advert", "advert")


def test_an_address_tells_the_site_or_else_the_name_up_to_its_first_hyphen() -> None:
    assert site_of("news/echo-12.html", document(PROSE)) == "echo"
    assert (
        site_of("news/echo-12.html", document(PROSE, url="https://www.ledger.example/a")) == "ledger.example"
    )
