"""What cleaning costs beside what its users run anyway; not part of the usual tests.

    pytest -n 0 -s tests/bench/bench_speed.py
    BENCH_LARGEST=1000000 pytest -n 0 -s tests/bench/bench_speed.py

Figures are ratios of two things measured side by side in processor time, the best of several
turns. Each is printed with the aim, and fails far above what it was when this was written, so that
a great loss is noticed on a machine with other things to do. The second command is for such.
"""

from __future__ import annotations

import gc
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
import trafilatura
from naive import naive_hits

from cleaner import Cleaner, cleaning
from cleaner.matching.context import Context
from cleaner.matching.expansion import sample
from cleaner.matching.matcher import Matcher
from cleaner.reading.text import read_text
from cleaner.rule import Rule
from cleaner.rule_tables import EvidenceTable, RuleTable
from cleaner.rulebook.book import RuleBook
from cleaner.rulebook.files import read_folder
from cleaner.rulebook.packed import FILE, pack
from cleaner.rulebook.word_files import read_words
from cleaner.words import ANY, Words

ROOT = Path(__file__).resolve().parents[2]
LARGEST = int(os.environ.get("BENCH_LARGEST", "50000000"))
SIZES = [size for size in (10_000, 100_000, 1_000_000, 10_000_000, 50_000_000) if size <= LARGEST]
WORDS = """
the ferry harbour office said divers found a rudder late at night after rain and captain of island
crossing would not wait for another bridge while council met in town to read more of it
""".split()
FURNITURE = [
    "Download our app",
    "Read more: The bridge reopens",
    "Photo: Mara Quill / Harbour Post",
    "Share this article",
]


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


@pytest.fixture(scope="module")
def pages(corpus: Path) -> list[tuple[str, str]]:
    """Pages as news sites build them around one article each, and what trafilatura makes of them."""
    texts = [path.read_text("utf-8") for path in sorted((corpus / "pages").glob("*.txt"))]
    built = [page(text) for text in texts]
    return [(source, trafilatura.extract(source) or "") for source in built]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as a wheel lays it out: the installed one, or the sources with their rules packed."""
    folder, package = tmp_path_factory.mktemp("installed"), Path(cleaning.__file__).parent
    shutil.copytree(package, folder / "cleaner")
    for library in package.parent.glob("cleaner__*"):
        shutil.copy(library, folder)
    rules = folder / "cleaner" / "rules"
    if not rules.exists():
        shutil.copytree(ROOT / "rules", rules)
        read = read_folder(rules, layer=0)
        words = read_words(rules, Words())
        packed = pack(rules, read.rules, read.pages, words, [ANY, *words.languages])
        (rules / FILE).write_bytes(packed)
    return folder


def test_text_costs_little_beside_its_extraction(cleaner: Cleaner, pages: list[tuple[str, str]]) -> None:
    texts = seconds(lambda: [cleaner.clean(text, kind="text") for _, text in pages])
    extraction = seconds(lambda: [trafilatura.extract(page) for page, _ in pages])
    report("text mode / trafilatura.extract", texts / extraction, aim=0.02, ceiling=1.5)


def test_a_page_costs_less_than_its_extraction(cleaner: Cleaner, pages: list[tuple[str, str]]) -> None:
    cleaning = seconds(lambda: [cleaner.clean(page, kind="html") for page, _ in pages])
    extraction = seconds(lambda: [trafilatura.extract(page) for page, _ in pages])
    report("html mode / trafilatura.extract", cleaning / extraction, aim=0.9, ceiling=8)


def test_the_index_is_faster_than_trying_every_rule(cleaner: Cleaner) -> None:
    book = cleaner.rulebook
    exact = [rule for rule in book.rules if rule.site is None and rule.table.evidence is None]
    rules = [sample(rule, book.words) for rule in exact]
    matcher, text = Matcher(rules), made(20_000)
    indexed = seconds(lambda: matcher.hits(Context(read_text(text))))
    naive = seconds(lambda: naive_hits(rules, read_text(text)), turns=1)
    report("the index / every rule on every block", indexed / naive, aim=1 / 15, ceiling=1 / 15)


def test_ten_times_the_rules_cost_little_more() -> None:
    text = made(200_000)
    few, many = Matcher(generated(300)), Matcher(generated(3000))
    report(
        "3,000 rules / 300 rules",
        seconds(lambda: many.hits(Context(read_text(text))))
        / seconds(lambda: few.hits(Context(read_text(text)))),
        aim=1.3,
        ceiling=4,
    )


TEXTS: dict[str, Callable[[int], str]] = {
    "articles": lambda size: made(size) + "\n",
    "one line": lambda size: made(size).replace("\n", " "),
    "one line repeated": lambda size: "Download the Harbour Post app and read more stories\n" * (size // 52),
    "almost matches": lambda size: (
        "Photo credit by: subscribe our news leter (AP / Gety, follw us\n" * (size // 63)
    ),
}


@pytest.mark.timeout(0)
@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_the_text_and_no_faster(cleaner: Cleaner, kind: str) -> None:
    each = []
    for size in SIZES:
        text = TEXTS[kind](size)
        each.append(
            seconds(lambda text=text: cleaner.clean(text, kind="text"), turns=1 + 2 * (size < 10**6)) / size
        )
    report(
        f"time per byte, {SIZES[-1]:,} / 10,000 bytes, {kind}", max(each[1:]) / each[0], aim=1.3, ceiling=4
    )


def test_ten_times_the_words_cost_little(pages: list[tuple[str, str]]) -> None:
    texts = [text for _, text in pages]
    few, many = (Cleaner(RuleBook(weighing_rules(), words=listed(count))) for count in (1_000, 10_000))
    spent = [seconds(lambda c=c: [c.clean(text, kind="text") for text in texts]) for c in (few, many)]
    report("10,000 words of 30 languages / 1,000", spent[1] / spent[0], aim=1.2, ceiling=2)


def test_the_command_starts_quickly(installed: Path) -> None:
    small = installed / "small.txt"
    small.write_text("The bridge opened on Monday.\n\nDownload the Harbour Post app\n", "utf-8")
    click = process(installed, "-c", "import click")
    report(
        "cleaner --help / import click",
        process(installed, "-m", "cleaner", "--help") / click,
        aim=3,
        ceiling=6,
    )
    one = process(installed, "-m", "cleaner", "clean", small)
    report("seconds of processor for one small file", one, aim=0.35, ceiling=1.5)


def test_memory_is_bounded(installed: Path) -> None:
    rules = memory(installed, "", "cleaner.Cleaner().clean('A line.', kind='text')")
    report("megabytes of the loaded rules", rules, aim=40, ceiling=80)
    size = SIZES[-1]
    text = f"cleaner.clean('A line.', kind='text'); text = bench.made({size})"
    peak = memory(installed, text, "cleaner.clean(text, kind='text')")
    report(f"memory / text of {size:,} bytes", peak / (size / 1e6), aim=6, ceiling=25)


def seconds(work: Callable[[], object], turns: int = 3) -> float:
    """Processor time of a piece of work that was done once before; the best of several turns."""
    if turns > 1:
        work()
    best = float("inf")
    for _ in range(turns):
        gc.collect()
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def process(installed: Path, *command: object) -> float:
    """Processor time of a Python process, the best of five."""
    best = float("inf")
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=installed,
            env=os.environ | {"PYTHONPATH": str(installed)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, spent)
    return best


def memory(installed: Path, before: str, work: str) -> float:
    """Megabytes by which a piece of work raises the peak of a process, as Linux counts it."""
    program = f"""
import re, cleaner.cleaning, bench_speed as bench
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1e3
{before}
start = peak()
{work}
print(peak() - start)
"""
    path = os.pathsep.join(map(str, (installed, ROOT / "tests", Path(__file__).parent)))
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=installed,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout)


def report(what: str, figure: float, aim: float, ceiling: float) -> None:
    print(f"\n{what}: {figure:.3f} (aim {aim:.3g})")
    assert figure <= ceiling


def made(size: int) -> str:
    """Invented articles, a tenth of their lines furniture; the same text for the same size."""
    pick = random.Random(size)
    lines: list[str] = []
    length = 0
    while length < size:
        words = (pick.choice(WORDS) for _ in range(pick.randint(8, 60)))
        line = pick.choice(FURNITURE) if pick.random() < 0.1 else " ".join(words).capitalize() + "."
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)


def page(text: str) -> str:
    """A page with the menus, boxes, scripts and footer that stand around an article."""
    paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    links = "".join(f'<li class="item i{n}"><a href="/topic/{n}">Topic {n}</a></li>' for n in range(150))
    card = '<div class="card"><a href="/{0}"><img src="/{0}.jpg"><span>Ferry {0} is late</span></a></div>'
    cards = "".join(f'<div class="col">{card.format(n)}</div>' for n in range(60))
    script = "<script>" + "window.dataLayer=window.dataLayer||[];" * 500 + "</script>"
    return (
        f"<html><head><title>The harbour</title>{script}</head><body><nav><ul>{links}</ul></nav>"
        f"<main><article><h1>The harbour</h1>{paragraphs}</article>"
        f'<aside class="related">{cards}</aside></main>'
        f"{script}<footer><ul>{links}</ul></footer></body></html>"
    )


def listed(count: int) -> Words:
    """So many invented words under ten names in each of thirty languages, English among them."""
    pick = random.Random(0)
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    languages = ["en", *(f"x{number}" for number in range(29))]
    each = count // (10 * len(languages)) + 1
    lists = {
        language: {
            f"name-{name}": tuple("".join(pick.choices(syllables, k=3)) for _ in range(each))
            + tuple(WORDS[name::10])
            for name in range(10)
        }
        for language in languages
    }
    common = {language: tuple(pick.choices(syllables, k=20)) for language in languages[1:]}
    names = {f"name-{name}": "invented" for name in range(10)}
    return Words(names, lists, {"en": ("the", "of", "and", "in", "at", "to"), **common})


def weighing_rules() -> tuple[Rule, ...]:
    """Evidence rules that weigh every name, as many as there are categories to tell."""
    evidence = EvidenceTable(words={f"name-{name}": 0.25 for name in range(10)})
    return tuple(
        Rule(
            RuleTable(id=f"weighs-{order}", evidence=evidence, threshold=9, examples=["x"]),
            "legal",
            "any",
            None,
            "rules.toml",
            1,
            0,
            order,
        )
        for order in range(16)
    )


def generated(count: int) -> list[Rule]:
    """Rules like those that people write: phrases of words, some of them anchored, all with a size."""
    pick = random.Random(0)
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
    rules = []
    for order in range(count):
        verb, noun, brand = ("".join(pick.choices(syllables, k=k)) for k in (2, 3, 4))
        pattern = rf"{'^' * (order % 2)}(?:{verb}|{verb}s) (?:our|the) (?:[\w-]+ ){{0,3}}{noun}\b|\b{brand}\b"
        table = RuleTable(id=f"rule-{order}", match=pattern, max_words=30, examples=["x"])
        rules.append(Rule(table, "legal", "any", None, "rules.toml", 1, 0, order))
    return rules
