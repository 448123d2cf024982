"""Make seeds/sample.jsonl: two of the sample reports, coded by the rules of the codebook.

Run it after a change of one of the two reports, in the repository: ``python -m tools.make_sample``. A mark is written
down as its words and which occurrence of them is meant; the offsets are found here. Ids are derived from report, place
and label, so that the same marks give the same file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from annotator.arabic.clean import clean
from annotator.arabic.graphemes import is_boundary
from annotator.arabic.zones import propose
from annotator.core.document import document_id
from annotator.core.offsets import Utf16Map

ROOT = Path(__file__).resolve().parent.parent
FORMAT = "tarmiz-corpus/1"
CODER = "sample"
SEEDS = ROOT / "seeds"

Wanted = tuple[str, str, int]  # label, words, which occurrence of the words, from 1

MARKET: tuple[Wanted, ...] = (
    # Title
    ("TACTIC", "قصف", 1),
    ("LOCATION", "سوق الخضار", 1),
    ("LOCATION", "تل الزهور", 1),
    ("CASUALTY", "قتلى وجرحى", 1),
    # First paragraph: the joined و stays outside, places nest.
    ("CASUALTY", "قُتل تسعة مدنيين", 1),
    ("CASUALTY", "أصيب ما لا يقل عن 23 آخرين", 1),
    ("TACTIC", "قصف", 2),
    ("LOCATION", "سوق الخضار", 2),
    ("LOCATION", "وسط مدينة تل الزهور", 1),
    ("LOCATION", "مدينة تل الزهور", 1),
    ("LOCATION", "شمالي سوريا", 1),
    ("LOCATION", "سوريا", 1),
    ("LOCATION", "المشفى الميداني", 1),
    # Second
    ("TACTIC", "القصف", 1),
    ("ACTOR", "قوات اللواء 41", 1),
    ("LOCATION", "ريف المدينة الشمالي", 1),
    ("LOCATION", "السوق", 1),
    ("LOCATION", "حي الكرامة", 1),
    # Third
    ("ACTOR", "الدفاع المدني", 1),
    ("CASUALTY", "نحو عشرة جرحى", 1),
    ("LOCATION", "مشافي بلدة عين السدر", 1),
    ("LOCATION", "بلدة عين السدر", 1),
    ("ACTOR", "المجلس المحلي", 1),
    # Fourth: quotation marks that open inside a mark are in it; the joined ب of بإطلاق is not.
    ("ACTOR", "اللواء 41", 2),
    ("TACTIC", "القصف", 2),
    ("ACTOR", 'فصيل "كتائب النهر"', 1),
    ("TACTIC", "إطلاق", 1),
    ("ACTOR", "السكان", 1),
    ("ACTOR", "الجيش", 1),
    ("ACTOR", "الكتائب", 1),
    ("ACTOR", "مقاتليها", 1),
    ("TACTIC", "انسحبوا", 1),
    ("LOCATION", "المدينة", 2),
    # Fifth: a road and its two ends.
    ("CASUALTY", "مقتل ستة أشخاص", 1),
    ("CASUALTY", "يفارق ثلاثة جرحى الحياة", 1),
    ("TACTIC", "القصف", 3),
    ("LOCATION", "المدينة", 3),
    ("TACTIC", "التهدئة", 1),
    ("LOCATION", "طريق تل الزهور - الميناء", 1),
    ("LOCATION", "تل الزهور", 3),
    ("LOCATION", "الميناء", 1),
)

VALLEY: tuple[Wanted, ...] = (
    # Title
    ("TACTIC", "اشتباكات", 1),
    ("LOCATION", "وادي الريحان", 1),
    ("ACTOR", "مسلحون", 1),
    ("TACTIC", "ينسحبون", 1),
    # First paragraph: one figure for killed and wounded.
    ("TACTIC", "اشتباكات", 2),
    ("ACTOR", 'قوات "درع الوادي"', 1),
    ("ACTOR", 'مسلحي حركة "السهم الأخضر"', 1),
    ("LOCATION", "وادي الريحان", 2),
    ("LOCATION", "جنوبي اليمن", 1),
    ("LOCATION", "اليمن", 1),
    ("CASUALTY", "سبعة عشر قتيلاً وجريحاً", 1),
    ("ACTOR", "الطرفين", 1),
    # Second: a road and its ends, a camp and what lies round it.
    ("ACTOR", "المسلحين", 1),
    ("TACTIC", "هاجموا", 1),
    ("LOCATION", "حاجز المثلث", 1),
    ("LOCATION", "طريق الربوة - رأس الصخر", 1),
    ("LOCATION", "الربوة", 1),
    ("LOCATION", "رأس الصخر", 1),
    ("LOCATION", "محيط معسكر الغيم", 1),
    ("LOCATION", "معسكر الغيم", 1),
    ("ACTOR", "القوات", 1),
    ("LOCATION", "مدينة الربوة", 1),
    ("TACTIC", "تستعيد", 1),
    # Third: للمسلحين has lost the alef of its article, so the mark starts at the second lam.
    ("TACTIC", "غارتين", 1),
    ("ACTOR", "لمسلحين", 2),
    ("LOCATION", "أطراف قرية الكدمة", 1),
    ("LOCATION", "قرية الكدمة", 1),
    ("ACTOR", "المهاجمين", 1),
    ("TACTIC", "انسحبوا", 1),
    ("LOCATION", "جبال السواد", 1),
    ("CASUALTY", "أُسر أربعة", 1),
    # The rest is left to whoever opens the sample.
)

SETS = (("01-market-shelling.txt", "done", MARKET), ("03-valley-clashes.txt", "in_progress", VALLEY))


def place_of(text: str, words: str, occurrence: int) -> tuple[int, int]:
    """Return where the words stand for the n-th time; occurrences may lie inside longer words.

    Raises:
        ValueError: There are not so many, or an edge would part a letter from its marks.
    """
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    end = start + len(words)
    if not (is_boundary(text, start) and is_boundary(text, end)):
        raise ValueError(f"{words} is cut from a letter's marks")
    return start, end


def spans_of(text: str, document: str, wanted: Iterable[Wanted]) -> list[dict[str, object]]:
    """Return the spans of a set, in the order of the text, longer ones first."""
    places = sorted((*place_of(text, words, occurrence), label) for label, words, occurrence in wanted)
    if len(set(places)) < len(places):
        raise ValueError("a mark is written down twice")
    units = Utf16Map(text)
    return [
        {
            "id": uuid5(NAMESPACE_URL, f"{document}:{start}:{end}:{label}").hex,
            "start": start,
            "end": end,
            "label": label,
            "quote": text[start:end],
            "attributes": {},
            "utf16": [units.to_utf16(start), units.to_utf16(end)],
        }
        for start, end, label in sorted(places, key=lambda place: (place[0], -place[1]))
    ]


def line_of(name: str, status: str, wanted: Iterable[Wanted]) -> str:
    """Return the line of one report."""
    text = clean((SEEDS / "reports" / name).read_bytes().decode("utf-8")).text
    document = document_id(text)
    annotation_set = {
        "coder": CODER,
        "status": status,
        "spans": spans_of(text, document, wanted),
        "relations": [],
        "events": [],
        "notes": [],
    }
    content = {
        "format": FORMAT,
        "id": document,
        "text": text,
        "metadata": json.loads((SEEDS / "reports.json").read_text(encoding="utf-8"))[name],
        "zones": [{"start": start, "end": end, "kind": kind} for start, end, kind in propose(text)],
        "annotation_sets": [annotation_set],
    }
    return json.dumps(content, ensure_ascii=False)


def main() -> None:
    """Write the file."""
    lines = [line_of(name, status, wanted) for name, status, wanted in SETS]
    (SEEDS / "sample.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
