"""What a reader never sees is taken out of a page, whatever stands around it."""

import pytest
from making import PROSE

from cleaner.cleaning import packaged_cleaner
from cleaner.reading.limits import MOST_TAGS
from cleaner.reading.visible import thinned


def text_of(page: str) -> str:
    return packaged_cleaner().read(page, kind="html").text


@pytest.mark.parametrize("odd", ["&#1;", "\uffff y", "&#11; y"])
def test_control_characters_may_follow_what_is_hidden(odd: str) -> None:
    page = f"<p>{PROSE}</p><p>{PROSE} <b hidden>x</b>{odd} and so on.</p>"
    assert "and so on." in text_of(page)


def test_what_follows_hidden_siblings_stays_in_its_order() -> None:
    page = "<p>one <b hidden>x<i hidden>y</i></b>two <b hidden>z</b><u>three</u> <script>1</script>four</p>"
    assert text_of(page) == "one two three four"


def test_long_decoration_is_text_and_short_is_none() -> None:
    page = f"<p>Words <i aria-hidden=true>→</i>that stay.</p><p aria-hidden=true><b>{PROSE}</b></p>"
    assert text_of(page) == f"Words that stay.\n\n{PROSE}"


CODE = "lamp = 9\nlamp.light()"


@pytest.mark.parametrize(
    "source",
    [
        '<pre><span class="lineno">1 </span>lamp = 9\n<span class="lineno">2 </span>lamp.light()</pre>',
        '<pre><span class="lnt">1</span>lamp = 9\n<span class="lnt">2</span>lamp.light()</pre>',
        f'<table><tr><td class="gutter"><pre>1\n2</pre></td><td><pre>{CODE}</pre></td></tr></table>',
        '<table><tr><td>1</td><td class="x-code">lamp = 9</td></tr>'
        '<tr><td>2</td><td class="x-code">lamp.light()</td></tr></table>',
        f"<pre><button>Copy</button>{CODE}</pre>".replace("<button", '<button class="copy-code"'),
        f'<pre>{CODE}<span class="copied">Copied!</span></pre>',
        f'<pre>{CODE}<div class="clipboard-box"><clipboard-copy>Copy code</clipboard-copy></div></pre>',
    ],
)
def test_what_stands_beside_code_is_not_read_with_it(source: str) -> None:
    assert text_of(f"<p>{PROSE}</p>{source}<p>{PROSE}</p>") == f"{PROSE}\n\n{CODE}\n\n{PROSE}"


def test_code_that_speaks_of_copies_is_code() -> None:
    call = f'<span class="copy-call">{"copy(c) " * 9}</span>'
    source = f'<pre><code class="copyable">copy(a, b)</code> {call}</pre>'
    assert "copy(a, b) copy(c)" in text_of(source)


@pytest.mark.parametrize(
    "tool",
    [
        '<span class="edit"><span>[</span><a href="/edit">edit</a><span>]</span></span>',
        '<span>[<a href="/1">Bearbeiten</a> | <a href="/2">Quelltext</a>]</span>',
        '<a href="#h">¶</a>',
        '<a href="#h">#</a>',
    ],
)
def test_the_tools_of_a_heading_are_not_read_with_it(tool: str) -> None:
    assert text_of(f'<h2 id="h">History{tool}</h2><p>{PROSE}</p>') == f"History\n\n{PROSE}"


@pytest.mark.parametrize("words", ['<a href="#h">A</a>', "<span>[sic]</span>", '<a href="/x">¶</a>'])
def test_what_only_resembles_a_tool_is_read(words: str) -> None:
    shown = words.split(">")[1].split("<")[0]
    assert text_of(f'<h2 id="h">History {words}</h2><p>{PROSE}</p>') == f"History {shown}\n\n{PROSE}"


def test_tags_beyond_the_limit_become_spaces_and_code_stays_code() -> None:
    page = "<p>one</p><p>two <b>three</b><script>var a = '<i>';</script>four<br"
    assert thinned(page, 3) == "<p>one</p><p>two  three <script>var a = ' ';</script>four<br"
    assert thinned(page, 100) == page


def test_a_page_of_very_many_tags_keeps_its_words() -> None:
    page = "<p>one" + "<p>" * MOST_TAGS * 2 + "two<b>three"
    document = packaged_cleaner().read(page, kind="html")
    assert document.text.split() == ["one", "two", "three"]
    assert any("more tags than are read" in note for note in document.notes)
