"""Pages and texts that nobody would write, each the same for the same number.

The corpus's documents are cut, spliced, flipped, re-encoded, nested and flooded; to these come pages made of
random tags. In what is repeated lies what takes more than linear time, in what is broken what raises.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from html import escape
from pathlib import Path
from random import Random

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "pages"
LONGEST = 100_000
"""Characters beyond which a document does not grow by being mutated."""

_TAGS = """
a abbr address area article aside audio b base blockquote body br button canvas caption center cite code col
dd del details dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3
h4 h6 head header hr html i iframe img input ins kbd label legend li link main map mark math menu meta mi mo
nav noscript object ol optgroup option p param picture plaintext pre q rp rt ruby s script search section
select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th
thead time title tr track tt u ul var video wbr x-y
""".split()
_ATTRIBUTES = """
class="related" class="story-body" class="comments" class="share" class="caption" class="teaser" id=story
id=content hidden aria-hidden=true style="display:none" href=/a href=#a href=https://harbour.example/a
role=navigation role=main itemprop=articleBody rel=canonical property=og:title content="The bridge" lang=de
class=x onclick="f()" src=a.jpg alt="A bridge" title=t datetime=2020-01-01 colspan=9999 open data-x="<p>"
""".split("\n")[1:-1]
_ATTRIBUTES = [part for line in _ATTRIBUTES for part in line.split(" ")]
_LINES = (
    """
You may also like|Read more: The bridge|Advertisement|Photo: Mara Quill / Harbour Post|Share this article
By Mara Quill|Download our app|- an item|* * *|Related|Tags: harbour, bridge|x)|a@|"|…|Read also: (x)|© 2020
<p>|</p>|<div>|</div>|<b hidden>x</b>|<!-- -->|<!--|<a href=/a>x</a>|<br>|<td>|<li>|<ruby>a<rt>b|<math><mi>x
<div id=story>|<table><tr><td>|<span class=related>|&#1;|&nbsp;|&|<|>|é|ﷺ|漢字|\u202e|\u0301|\ufeff|  |\t|\r
http://harbour.example/a/b|mara@harbour.example|1.|12:30|—|WASHINGTON —|!function(e){return e}|==|[1]|\\|$x$
""".strip()
    .replace("\n", "|")
    .split("|")
)
_CODECS = (
    "utf-8 utf-8-sig utf-16 utf-16-le utf-32 cp1252 cp1251 shift_jis gb18030 euc_kr big5 utf-7 cp037".split()
)
_ODD = [
    chr(code)
    for code in (0, 1, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x2028, 0xD800, 0xFFFE, 0xFFFF, 0x1F600)
]


def document(number: int) -> tuple[str | bytes, str | None]:
    """The content of that number, and the kind that is said of it, None for nothing said."""
    pick = Random(number)
    kind = pick.choice(["html", "text", "text", "text"])
    content = _page(pick) if kind == "html" else pick.choice(_texts())
    for _ in range(pick.choice([1, 1, 2, 3, 4])):
        content = pick.choice(_MUTATIONS)(pick, content)[:LONGEST]
    said = None if pick.random() < 0.2 else kind
    return (_encoded(pick, content) if pick.random() < 0.3 else content), said


@cache
def _texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]


@cache
def _pages() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.html"))]


def _page(pick: Random) -> str:
    made = pick.random()
    if made < 0.5:
        return pick.choice(_pages())
    if made < 0.7:
        lines = pick.choice(_texts()).split("\n")
        return "".join(f"<p {pick.choice(_ATTRIBUTES)}>{escape(line)}</p>" for line in lines)
    return "".join(_tag(pick) + pick.choice(_LINES) for _ in range(pick.choice([10, 50, 300])))


def _tag(pick: Random) -> str:
    name = pick.choice(_TAGS)
    if pick.random() < 0.4:
        return f"</{name}>"
    about = "".join(f" {pick.choice(_ATTRIBUTES)}" for _ in range(pick.choice([0, 0, 1, 2])))
    return f"<{name}{about}>"


def _place(pick: Random, content: str) -> int:
    return pick.randint(0, len(content))


def _stretch(pick: Random, content: str, longest: int) -> str:
    start = _place(pick, content)
    return content[start : start + pick.randint(1, longest)]


def _truncate(pick: Random, content: str) -> str:
    at = _place(pick, content)
    return content[:at] if pick.random() < 0.7 else content[at:]


def _splice(pick: Random, content: str) -> str:
    other = pick.choice(_texts() + _pages())
    return content[: _place(pick, content)] + other[_place(pick, other) :]


def _flip(pick: Random, content: str) -> str:
    letters = list(content)
    for _ in range(min(len(letters), pick.choice([1, 5, 50, 500]))):
        letters[pick.randrange(len(letters))] = pick.choice(_ODD + list("<>&\"'/=-! \n;#x"))
    return "".join(letters)


def _shuffle(pick: Random, content: str) -> str:
    between = pick.choice(["\n", " ", "<", ">"])
    parts = content.split(between)
    pick.shuffle(parts)
    return between.join(parts)


def _nest(pick: Random, content: str) -> str:
    tag, depth = pick.choice(_TAGS), pick.choice([5, 50, 300, 600, 3000])
    attribute = pick.choice(["", " " + pick.choice(_ATTRIBUTES)])
    at, closing = _place(pick, content), f"</{tag}>" * pick.choice([0, depth])
    return content[:at] + f"<{tag}{attribute}>" * depth + content[at:] + closing


def _flood(pick: Random, content: str) -> str:
    """A fragment, a line or a few tags, many times over."""
    unit = pick.choice(
        [
            pick.choice(_LINES),
            pick.choice(_LINES) + pick.choice(["\n", "\n\n", " "]),
            pick.choice(_LINES) + pick.choice(_LINES),
            _stretch(pick, content, 200),
            _tag(pick) + pick.choice(["x", "Some words.", ""]),
            _tag(pick) + pick.choice(_LINES) + _tag(pick),
        ]
    )
    room = pick.choice([500, 1000, 3000, 3000, 30_000])
    at = _place(pick, content)
    return content[:at] + unit * max(1, room // max(len(unit), 1)) + content[at:]


def _sprinkle(pick: Random, content: str) -> str:
    """A fragment between all others."""
    unit = pick.choice([*_LINES, _tag(pick), *_ODD])
    where = pick.choice([" ", "\n", ">", "e"])
    return content.replace(where, where + unit)


def _encoded(pick: Random, content: str) -> bytes:
    encoded = bytearray(content.encode(pick.choice(_CODECS), "replace"))
    for _ in range(pick.choice([0, 0, 1, 100]) if encoded else 0):
        encoded[pick.randrange(len(encoded))] = pick.randrange(256)
    return bytes(encoded)


_MUTATIONS: list[Callable[[Random, str], str]] = [
    _truncate, _splice, _flip, _shuffle, _nest, _flood, _flood, _sprinkle,
]  # fmt: skip
