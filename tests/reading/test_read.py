"""Bytes or text of any kind become a document: encoding and kind are recognised."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import PROSE

from cleaner import SettingError
from cleaner.reading.read import KINDS, read, recognise

FRENCH = "Le maire a été réélu à l’unanimité, où qu’il fût — « déjà », dit-il, « c’est fini ». " * 4
JAPANESE = "橋は日曜日の朝に再び開通した。市長は住民に感謝し、工事は二年かかったと述べた。" * 6


@pytest.mark.parametrize(
    "encoded",
    [
        FRENCH.encode(),
        codecs.BOM_UTF8 + FRENCH.encode(),
        codecs.BOM_UTF16_LE + FRENCH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + FRENCH.encode("utf-16-be"),
        FRENCH.encode("utf-16"),
        FRENCH.encode("utf-16-le"),
        FRENCH.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le-bom", "utf-16-be-bom", "utf-16", "utf-16-bare", "cp1252"],
)
def test_bytes_are_decoded_whatever_their_encoding(encoded: bytes) -> None:
    assert read(encoded, kind="text").text == FRENCH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "The mayor’s office said the café by the “old” bridge would open again in the spring."),
        (
            "cp1250",
            "Burmistrz powiedział w poniedziałek, że most na rzece zostanie zamknięty do przyszłego roku.",
        ),
        (
            "iso8859_2",
            "Burmistrz powiedział w poniedziałek, że most na rzece zostanie zamknięty, i że źle się stało.",
        ),
        ("cp1251", "Мэр сообщил в понедельник, что мост через реку будет закрыт до следующего года."),
        ("koi8_r", "Мэр сообщил в понедельник, что мост через реку будет закрыт до следующего года."),
        ("cp1254", "Belediye başkanı pazartesi günü köprünün gelecek yıla kadar kapalı kalacağını açıkladı."),
        ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE),
        ("gb18030", "市长星期一表示，这座桥将关闭到明年。他补充说，没有别的办法，居民必须绕行很远的路。"),
        (
            "euc_kr",
            "시장은 월요일에 다리가 내년까지 폐쇄될 것이라고 밝혔다. 다른 방법이 없다고 그는 덧붙였다.",
        ),
    ],
)
def test_an_old_encoding_is_told_by_its_language(encoding: str, text: str) -> None:
    assert read(text.encode(encoding), kind="text").text == text


def test_utf_32_is_told_from_utf_16() -> None:
    assert read(codecs.BOM_UTF32_LE + FRENCH.encode("utf-32-le"), kind="text").text == FRENCH


def test_an_encoding_that_had_to_be_guessed_is_noted() -> None:
    assert any("decoded as" in note for note in read(FRENCH.encode("cp1252"), kind="text").notes)
    assert read(FRENCH.encode(), kind="text").notes == []


def test_a_bad_byte_among_good_ones_is_replaced_and_noted() -> None:
    made = read(FRENCH.encode() + b"\xff" + FRENCH.encode(), kind="text")
    assert made.text == FRENCH + "\ufffd" + FRENCH
    assert made.notes == ["not wholly UTF-8; bad bytes replaced"]


def test_a_character_cut_off_at_the_end_is_replaced() -> None:
    assert read("déjà".encode()[:-1], kind="text").text == "déj\ufffd"


def test_text_stays_as_it_is_with_its_mark_and_line_ends() -> None:
    text = "\ufeffOne.\r\n\r\nTwo.\x00"
    assert read(text, kind="text").text == text


def test_the_address_is_remembered() -> None:
    assert read(PROSE, url="https://a.example/x").url == "https://a.example/x"


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><html><body><p>Hello</p></body></html>",
        "\ufeff\n <!-- saved --> <html lang=en>",
        "<title>Ferry</title><script>" + "0.5 " * 50_000 + "</script><p>The ferry is late.</p>",
        '<div class="story"><p>The ferry is late.</p></div>',
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
        "<body><p>Hello",
        "<div><p>One</p><p>Two</p><p>Three</p><p>Four</p></div>",
    ],
)
def test_pages_are_recognised(text: str) -> None:
    assert recognise(text) == "html"


@pytest.mark.parametrize(
    "text", ["", PROSE, "2 < 3 and 5 > 4", "Write <p> and </p> around it", "a\n<b>bold</b>\nb", "\x00\x01<"]
)
def test_texts_are_recognised(text: str) -> None:
    assert recognise(text) == "text"


def test_an_unknown_kind_is_an_error_that_names_the_known() -> None:
    with pytest.raises(SettingError) as error:
        read(PROSE, kind="pdf")
    assert str(error.value) == 'unknown kind "pdf": it is "text", "html" or None'
    assert KINDS == ("text", "html")


@given(st.binary(max_size=400))
def test_no_bytes_are_too_broken_to_read(data: bytes) -> None:
    assert isinstance(read(data).text, str)


def test_comments_are_read_in_one_way_alone() -> None:
    assert recognise("<!-- -->" * 1000 + "x") == "text"
    assert recognise("<!-- a\n -->\n" * 1000 + "<html>") == "html"
