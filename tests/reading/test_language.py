"""The language of a document is told from its main content."""

from making import document

from cleaner.reading.language import find_language
from cleaner.reading.read import read
from cleaner.rulebook.files import packaged_words

GERMAN = "Die Fähre fährt am Montag wieder, und der Hafen hat nichts mehr zu sagen, als dass es so ist."
ENGLISH = "The ferry will sail again on Monday, and the harbour has no more to say than that it is so."
WORDS = packaged_words()


def test_a_text_s_words_tell_its_language() -> None:
    made = document(GERMAN)
    find_language(made, WORDS)
    assert (made.language, made.languages[0], made.words) == ("de", "de", WORDS)


def test_of_a_page_the_main_content_tells_it_and_no_menu() -> None:
    menu = "".join(f"<li><a href=/{n}>The news and the weather of the day</a></li>" for n in range(20))
    page = f"<html><body><nav><ul>{menu}</ul></nav><article>{f'<p>{GERMAN}</p>' * 4}</article></body></html>"
    assert read(page, kind="html", words=WORDS).language == "de"


def test_what_a_page_states_of_its_language_does_not_outweigh_its_words() -> None:
    page = f'<html lang="fr"><body><p>{GERMAN}</p><p>{GERMAN}</p></body></html>'
    assert read(page, kind="html", words=WORDS).language == "de"
