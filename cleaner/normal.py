"""How text is folded and compared, wherever rules, titles and lines are compared with it."""

from __future__ import annotations

import re
import unicodedata
from array import array
from urllib.parse import unquote, urlsplit

LONGEST_WORD = 100
"""Addresses and compounds of the development pages' lines stay below this, in characters a word."""
SITE_LETTERS = 4
"""A part of a host that has fewer letters is www or a section, not an outlet's name."""

# A day of the month before its month and year is no bullet, though many languages dot it.
_DATE = r"(?!\d{1,2}\.[ \t\u00a0]+\w{3,10}\.?[ \t\u00a0]+(?:19|20)\d\d\b)"
BULLET = re.compile(_DATE + r"(?:[-*+•●▪■◦‣–—]|\(?\d{1,3}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)")
_KEY_CLOSERS = " «.,:;!?…·|>»›→-–—*])。〉》」』؟،؛।"
_KEY_OPENERS = " »<«‹·|→►▶•-–—*[(¡¿〈《「『■□◆◇●○▼▽▲△▷★☆※"
# Emoji with their modifiers, arrows and shapes that lead up to a line's first word.
_SIGNS = re.compile(
    "(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff•‣⁃·»›>]"
    r"[\ufe0e\ufe0f\u200d ]*+)++(?=\S)"
)
# No spaces stand between the words of Chinese and Japanese, two of whose characters count as one word,
# nor between those of Thai, Lao, Burmese and Khmer, where with the vowel signs four do.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_FIRST_EASTERN = "\u3040"
_LONG_WORD = 4
_WORD = re.compile(rf"[^\W\d_]{{{_LONG_WORD},}}")
_UNDECOMPOSED = (("ß", "ss"), ("ø", "o"), ("æ", "ae"), ("ł", "l"), ("đ", "d"), ("ı", "i"))
_LETTERED = re.compile(r"[^\W\d_]")
_UNSPACED_WORD = re.compile("(?=([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]{2}))")


def without_leading_signs(view: str) -> str:
    """A block's view without the emoji, arrows and bullets before its first word.

    A view of nothing else stays as it is.
    """
    if view[:1].isalpha():
        return view
    signs = _SIGNS.match(view)
    return view[signs.end() :] if signs else view


def line_core(view: str) -> str:
    """A block's view without the signs before it and the punctuation around it."""
    return without_leading_signs(view).strip(_KEY_CLOSERS).lstrip(_KEY_OPENERS)


def line_key(view: str) -> str:
    """A block's view -> the form in which it is compared with a rule's `lines`."""
    return fold(line_core(view))


def written_key(line: str) -> str:
    """The key of a line as somebody wrote it: a rule's author, or a page in its title."""
    return line_key(view_of(plain(line).strip()))


# Letters that a case-insensitive pattern takes for one another although lower() keeps them apart,
# each with the commoner one. Escapes, because normalising this file must not merge them.
_ODD = {
    "\u0130": "I",
    "\u0131": "i",
    "\u017f": "s",
    "\u00b5": "\u03bc",
    "\u0345": "\u03b9",
    "\u03c2": "\u03c3",
    "\u03d0": "\u03b2",
    "\u03d1": "\u03b8",
    "\u03d5": "\u03c6",
    "\u03d6": "\u03c0",
    "\u03f0": "\u03ba",
    "\u03f1": "\u03c1",
    "\u03f5": "\u03b5",
    "\u1c80": "\u0432",
    "\u1c81": "\u0434",
    "\u1c82": "\u043e",
    "\u1c83": "\u0441",
    "\u1c84": "\u0442",
    "\u1c85": "\u0442",
    "\u1c86": "\u044a",
    "\u1c87": "\u0463",
    "\u1c88": "\ua64b",
    "\u1e9b": "\u1e61",
    "\u1fbe": "\u03b9",
    "\u1fd3": "\u0390",
    "\u1fe3": "\u03b0",
    "\ufb06": "\ufb05",
}
_QUOTES = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "′": "'"}
_QUOTES |= dict.fromkeys("“”„‟″", '"')
_SPACES = dict.fromkeys("\n\r\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
_SPACES |= {chr(c): " " for c in range(0x2000, 0x200B)}
# Persian parts a word from its endings by a sign that many leave out or type as a space.
_SPACES["\u200c"] = " "
# Chinese, Japanese and Korean typesetters make signs, letters and figures as wide as their own.
_WIDE = {chr(c): _QUOTES.get(chr(c - 0xFEE0), chr(c - 0xFEE0)) for c in range(0xFF01, 0xFF5F)}
_WIDE |= {"\u3010": "[", "\u3011": "]", "\u3014": "[", "\u3015": "]"}
# Letters of Arabic, Persian and Urdu that keyboards give for one another, or that are typed without
# their hamza or dots.
_ARABIC = dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627")
_ARABIC |= dict.fromkeys("\u0649\u06cc\u06d0", "\u064a") | {"\u06a9": "\u0643", "\u06aa": "\u0643"}
_ARABIC |= dict.fromkeys("\u0629\u06c0\u06c1\u06c2\u06c3\u06d5", "\u0647")
# Devanagari and Bengali letters with a dot in one character, which others write as two, or leave out.
_DOTTED = dict(zip(map(chr, range(0x0958, 0x0960)), "कखगजडढफय", strict=True))
_DOTTED |= {"\u09dc": "\u09a1", "\u09dd": "\u09a2", "\u09df": "\u09af"}
# Romanian s and t with a comma below, for which older keyboards had Turkish letters with a cedilla.
_ROMANIAN = {"\u0218": "\u015e", "\u0219": "\u015f", "\u021a": "\u0162", "\u021b": "\u0163"}
SILENT = "\u00ad"
"""What `plain` makes of every character that a word may have or lack: marks that the press often leaves
out (vowel signs of Arabic and Hebrew, dots below Indian letters), the stroke that widens Arabic words, and
what is not seen (soft hyphens, joiners, signs of direction)."""
_SILENT = "\u0640\u0670\u093c\u09bc\u0a3c\u200b\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff"
_SILENT += "".join(map(chr, (*range(0x05B0, 0x05BD), 0x05C1, 0x05C2, *range(0x064B, 0x0656))))
_UNHEARD = dict.fromkeys(_SILENT, SILENT)
_PLAIN = {**_QUOTES, **_SPACES, **_ODD, **_WIDE, **_ARABIC, **_DOTTED, **_ROMANIAN, **_UNHEARD, "\u2011": "-"}
_COMMON = [(c, _PLAIN[c]) for c in _PLAIN if c.isascii() or c in "’‘“”„\u00a0\u202f\u0130\u0131\u03c2"]
_RARE = re.compile("[" + "".join(re.escape(c) for c in _PLAIN if c not in dict(_COMMON)) + "]")


_LEFT_OUT = re.compile(f"(?<= )[ {SILENT}]+|{SILENT}+")


def plain(text: str) -> str:
    """Quotes, white space, wide signs and look-alike letters made plain, character for character."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return text
    for odd, usual in _COMMON:
        text = text.replace(odd, usual)
    return text if text.isascii() else _RARE.sub(lambda found: _PLAIN[found[0]], text)


def gaps(plain_text: str) -> tuple[array[int], array[int]]:
    """After which places of its view a plain text has something left out, and how much is missing by then."""
    places, missing = array("q"), array("q")
    gone = 0
    for found in _LEFT_OUT.finditer(plain_text):
        places.append(found.start() - gone - 1)
        gone += found.end() - found.start()
        missing.append(gone)
    return places, missing


def view_of(plain_text: str) -> str:
    """A plain text as patterns and lists of lines see it: in single spaces, without silent characters."""
    if "  " in plain_text or SILENT in plain_text:
        return _LEFT_OUT.sub("", plain_text)
    return plain_text


def fold(view: str) -> str:
    """Plain text without case, character for character."""
    # lower() writes a capital sigma in two ways, by where it stands in its word.
    return view.lower().replace("\u03c2", "\u03c3")


def content_words(text: str) -> list[str]:
    """Words long enough to mean something, without case and accents; for unspaced scripts, pairs.

    A url's slug writes "für" as "fur" or "fuer", so both become "fur".
    """
    folded = meaningful(text)
    words = _WORD.findall(folded)
    return words if folded.isascii() else words + _UNSPACED_WORD.findall(folded)


def meaningful(text: str) -> str:
    """A text as its content words are spelled, its white space as it was."""
    folded = _without_accents(text.lower())
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def is_content_word(folded: str, start: int, end: int) -> bool:
    """Whether what `content_words` found elsewhere is a content word here, too, not a part of one."""
    if end - start < _LONG_WORD:
        return True
    return _LETTERED.match(folded, end) is None and (not start or _LETTERED.match(folded, start - 1) is None)


def stands_in_several_lines(word: str, text: str) -> bool:
    """Whether a content word stands in more than one line of a text that `meaningful` made."""
    first = at = -1
    while (at := text.find(word, at + 1)) >= 0:
        if not is_content_word(text, at, at + len(word)):
            continue
        if first >= 0 and "\n" in text[first:at]:
            return True
        first = at
    return False


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    for letter, ascii_letters in _UNDECOMPOSED:
        text = text.replace(letter, ascii_letters)
    decomposed = unicodedata.normalize("NFKD", text)
    if _MORE_MARKS.search(decomposed) is not None:
        return decomposed.translate(_MARKS)
    return _USUAL_MARKS.sub("", decomposed)


# The marks of Latin, Greek and Cyrillic letters, and whatever may be another script's mark.
_USUAL_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_MORE_MARKS = re.compile("[^\x00-\u0482\u048a-\u052f\u2000-\u20cf]")


class _Marks(dict[int, int | None]):
    """A table for `translate` that drops combining marks, filled as characters turn up."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_MARKS = _Marks()


def count_words(view: str) -> int:
    """The words of a plain text in single spaces; of scripts without spaces, so many characters each.

    No word is longer than LONGEST_WORD: what a rule may cost on a line of few words is bounded by it.
    """
    words = view.count(" ") + 1 - view.startswith(" ") - view.endswith(" ")
    words = max(words, len(view) // LONGEST_WORD)
    if view.isascii():
        return words
    unspaced: list[str] = _UNSPACED.findall(view)
    eastern = sum([character >= _FIRST_EASTERN for character in unspaced])
    return words + eastern // 2 + (len(unspaced) - eastern) // 4


def slug_words(url: str) -> frozenset[str]:
    """The content words of the longest part of a url's path, which often spells the title."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return frozenset()
    slug = max(path.split("/"), key=len)
    return frozenset(content_words(unquote(slug).replace("_", " ")))


def site_names(url: str) -> frozenset[str]:
    """The parts of a url's host that may spell the outlet's name: "marshpost" of www.marsh-post.example."""
    try:
        labels = (urlsplit(url).hostname or "").split(".")[:-1]
    except ValueError:
        return frozenset()
    squeezed = (label.replace("-", "") for label in labels)
    return frozenset(label for label in squeezed if len(label) >= SITE_LETTERS)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The stretch without white space around it, None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None
