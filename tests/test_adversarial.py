"""No packaged rule takes more than its example and its section, whatever article stands around.

Each rule's first example is set into a short article of a script and a genre. Each rule meets one of the
articles, chosen by its id: by default those whose article is one of a few, in the long run all. The long run
tries each rule with all articles, too.
"""

from __future__ import annotations

import zlib

import pytest

from cleaner.cleaning import packaged_cleaner
from cleaner.result import Result
from cleaner.rule import Rule
from cleaner.rulebook.examples import parse_example

CLEANER = packaged_cleaner()
RULES = [
    rule
    for rule in CLEANER.rulebook.rules
    if rule.table.examples and not rule.table.keep and not rule.site and rule.table.select is None
]
SHARE_KEPT = 0.45
"""So much of an article stays around any example: of the two together the guard leaves half."""

ARTICLES = {
    "Latin": [
        "The cider press at Wexcombe bent its screw, and forty tonnes of apples lie in the yard.",
        "“We heard it sing,” said Hester Lowe, who has run the press since her uncle died.",
        "The growers can wait nine days, and after that the fruit will be fit only for pigs.",
        "A neighbour has lent the yard a press from 1908, which leaks, but made a barrel on Sunday.",
    ],
    "Thai": [
        "สะพานไม้เก่าแก่ของหมู่บ้านพังลงในเช้าวันเสาร์หลังจากฝนตกหนักติดต่อกันสามวันและชาวบ้านต้องนั่งเรือข้ามแม่น้ำ",
        "ครูใหญ่บอกว่านักเรียนสี่สิบคนต้องตื่นเช้ากว่าเดิมหนึ่งชั่วโมงทุกวันเพื่อมาโรงเรียนให้ทันเวลาเข้าแถว",
        "ช่างไม้จะเริ่มซ่อมสะพานในเดือนหน้าเมื่อน้ำในแม่น้ำลดลงและไม้ที่สั่งไว้มาถึงจากจังหวัดทางเหนือแล้ว",
    ],
    "Chinese": [
        "村里的老木桥星期六早上塌了，此前大雨下了三天，村民现在只能坐船过河去对岸的集市买米买盐。",
        "校长说四十个学生每天早上要早起一个小时，有的孩子已经在船上把功课背完，船夫听得比谁都熟。",
        "木匠们等水退了就动手修桥，木料从北边的山里运来，最粗的一根要八个人才抬得动，路上走了五天。",
    ],
    "Japanese": [
        "村の古い木の橋は三日続いた大雨のあと土曜の朝に落ち、村人はいま舟で川を渡って市場へ通っている。",
        "校長によれば四十人の生徒が毎朝一時間早く起きなければならず、舟の上で宿題を済ませる子もいるという。",
        "大工たちは水が引くのを待って修理を始めるが、北の山から届く材木は八人がかりでなければ運べない。",
    ],
    "Khmer": [
        "ស្ពានឈើចាស់របស់ភូមិបានបាក់នៅព្រឹកថ្ងៃសៅរ៍បន្ទាប់ពីភ្លៀងធ្លាក់ខ្លាំងអស់រយៈពេលបីថ្ងៃ។",
        "នាយកសាលាបាននិយាយថាសិស្សសែសិបនាក់ត្រូវភ្ញាក់ពីព្រលឹមជាងមុនមួយម៉ោងរៀងរាល់ព្រឹក។",
        "ជាងឈើនឹងចាប់ផ្ដើមជួសជុលស្ពាននៅខែក្រោយនៅពេលទឹកទន្លេស្រកចុះ។",
    ],
    "Hindi": [
        "गाँव का पुराना लकड़ी का पुल तीन दिन की तेज़ बारिश के बाद शनिवार की सुबह टूट गया और लोग अब नाव से जाते हैं।",
        "हेडमास्टर ने बताया कि चालीस बच्चों को रोज़ एक घंटा पहले उठना पड़ता है ताकि वे समय पर पहुँच सकें।",
        "बढ़ई अगले महीने पानी उतरने पर मरम्मत शुरू करेंगे, जब उत्तर से लकड़ी आ जाएगी।",
    ],
    "Arabic": [
        "انهار جسر القرية الخشبي القديم صباح السبت بعد ثلاثة أيام من المطر الغزير ويعبر الناس النهر بالقارب.",
        "قال مدير المدرسة إن أربعين تلميذا يستيقظون قبل موعدهم بساعة كل صباح كي يصلوا في الوقت المناسب.",
        "يبدأ النجارون إصلاح الجسر في الشهر القادم عندما ينخفض الماء ويصل الخشب من الشمال.",
    ],
    "verse": [
        "We sang where the fire had been,",
        "and the iron sang it back,",
        "seven seconds, said the tenor,",
        "and the dark took up the slack,",
        "while the hymn went home without us,",
        "down the cold side of the track.",
    ],
    "list": [
        "- two oars from the yard at Wexcombe, with their locks",
        "- a lamp with a green shade, mended in the spring",
        "- nine barrels of last year's cider, of which one leaks",
        "- a goat that nobody has asked about since the uncle died",
    ],
    "table": [
        "| Keeper | Years | Lamps |",
        "| Amos Rudd | 1958 to 1971 | nine lamps and a clock |",
        "| Ada Vane | 1971 to 1980 | seven lamps |",
        "| Idris Orm | 1980 to 1991 | five lamps, two of them cracked |",
    ],
    "definitions": [
        "Screw",
        "The part that presses the fruit; it bends before it breaks, and sings when it bends.",
        "Bed",
        "The floor of oak on which the fruit lies, washed with cold water after every pressing.",
    ],
    "posts": [
        "Has anyone mended a lamp of this kind before? Mine went out in March.",
        "I had the same one. You have to warm the glass before you take it out of its ring.",
        "Thanks, that worked. The ring was full of sand, and the wick was older than I am.",
    ],
    "code": ["def press(apples):", "screw = Screw(apples)", "screw.turn(9)", "return screw.juice()"],
    "note": ["The light on the point burns again tonight. Bring a coat and nothing else."],
}
USUAL = ("Latin", "Thai")
GENRES = [genre if genre in USUAL else pytest.param(genre, marks=pytest.mark.long) for genre in ARTICLES]
SECTIONS = ("an item after", "the rest after")


def body_share(article: list[str], result: Result) -> float:
    """The share of the article's characters whose lines are still whole, or are the example's section."""
    section = [piece.text for piece in result.removed if piece.reason.startswith(SECTIONS)]
    kept = "".join("\n".join([result.text, *section]).split())
    return sum(len(line) for line in article if "".join(line.split()) in kept) / sum(map(len, article))


def kept_around(rule: Rule, article: list[str]) -> float:
    """The least share of the article that stays where the rule's example stands over, in or under it.

    What a rule takes with a section or the rest may stand under its example, so those stand last.
    """
    example = parse_example(rule.table.examples[0])
    if example.kind != "text":
        return 1.0
    inner = example.content.split("\n")
    middle = (len(article) + 1) // 2
    texts = [[*article, *inner]]
    if rule.table.remove in ("block", "match"):
        texts += [[*inner, *article], [*article[:middle], *inner, *article[middle:]]]
    return min(body_share(article, CLEANER.clean("\n\n".join(lines), kind="text")) for lines in texts)


@pytest.mark.parametrize("all_rules", [False, pytest.param(True, marks=pytest.mark.long)])
@pytest.mark.parametrize("genre", GENRES)
def test_no_rule_takes_most_of_an_article_around_its_example(genre: str, all_rules: bool) -> None:
    genres = list(ARTICLES)
    for rule in RULES:
        if all_rules or genres[zlib.crc32(rule.id.encode()) % len(genres)] == genre:
            kept = kept_around(rule, ARTICLES[genre])
            assert kept >= SHARE_KEPT, f"{rule.id} leaves {kept:.2f} of an article of this kind"
