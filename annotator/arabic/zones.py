"""Zones: which stretch of a report is title, repeated title, byline, body, comments or what the web page added.

Rules propose, a person corrects. A zone's edges leave out the blank lines around it.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from annotator.arabic.folding import fold_key

Proposal = tuple[int, int, str]

_LONGEST_TITLE = 160  # code points
_LONGEST_BYLINE = 90
_LONGEST_MENU_WORD = 60

_COMMENTS = regex.compile(
    r"^(?:ال)?تعليقات?(?: (?:القراء|الزوار))?\s*[:(]?\s*\d*\s*\)?$|^(?:اضف|اترك|اكتب|شارك) (?:تعليق|تعليقك|تعليقا)\b|^comments?\b"
)
_MENU = regex.compile(
    r"^\W*(?:الاكثر (?:قراءه|مشاهده|تداولا|رواجا|تعليقا)|اقرا (?:ايضا|المزيد)|اقرؤوا ايضا|مواضيع (?:ذات صله|متعلقه)"
    r"|موضوعات (?:ذات صله|متعلقه)|اخبار (?:ذات صله|متعلقه)|مقالات (?:ذات صله|متعلقه)|ذات صله|شارك(?:ها|وا)?(?: (?:علي|المقال|الخبر|هذا).*)?"
    r"|تابعنا .*|تابعونا .*|اهم (?:المواضيع|التصنيفات|الاخبار)|كلمات (?:مفتاحيه|دلاليه).*|الوسوم|تصنيفات|جميع الحقوق محفوظه.*"
    r"|حقوق (?:النشر|الطبع).*|النشره البريديه.*|اشترك (?:في|معنا|الان).*|الرئيسيه|من نحن|اتصل بنا|سياسه الخصوصيه|روابط سريعه"
    r"|المزيد(?: من .*)?|facebook|twitter|whatsapp|telegram|share|طباعه|ارسال لصديق)\W*$"
)
_BYLINE = regex.compile(
    r"^(?:كتب|بقلم|اعداد|تحرير|مراسلنا|خاص|المصدر|تاريخ النشر|نشر في|اخر تحديث)\b|(?:وكالات|رويترز|ا\.?ف\.?ب|الاناضول|سانا|وام|واس)\W*$"
    r"|^[\p{L}\s،,\-–]{2,40}[\-–(/][\p{L}\s]{2,30}\)?\s*[\-–:]?$"
)
_CAPTION = regex.compile(
    r"^(?:صوره|الصوره|تصوير|عدسه|ارشيف(?:يه)?)\b|\((?:صوره|ارشيف|ارشيفيه|الفرنسيه|رويترز|الاناضول)\)\W*$"
)
_STOP = regex.compile(r"[.!؟?…:؛،]\W*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    key: str  # folded


def propose(text: str) -> list[Proposal]:
    """Return the zones of a text as (start, end, kind), in order, without overlap; between them is only white space.

    Kinds: title, duplicate_title, byline, body, caption, comments, boilerplate.
    """
    lines = _lines(text)
    if not lines:
        return []
    after = _end_of_article(lines)
    kinds = _head(text, lines[:after]) + _tail(lines[after:])
    return _joined(lines, kinds)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for raw in text.split("\n"):
        kept = raw.strip()
        if kept:
            first = start + raw.index(kept)
            lines.append(_Line(first, first + len(kept), fold_key(kept) if len(kept) <= 400 else ""))
        start += len(raw) + 1
    return lines


def _end_of_article(lines: list[_Line]) -> int:
    """Return the number of the first line that is comments or menu with no long paragraph behind it, but in comments."""
    for number, line in enumerate(lines):
        if number == 0 or not (_is_comments(line) or _is_menu(line)):
            continue
        if _is_comments(line) or not any(_is_paragraph(later) for later in lines[number:]):
            return number
    return len(lines)


def _is_comments(line: _Line) -> bool:
    return line.end - line.start <= _LONGEST_MENU_WORD and bool(_COMMENTS.search(line.key))


def _is_menu(line: _Line) -> bool:
    return line.end - line.start <= _LONGEST_MENU_WORD and bool(_MENU.search(line.key))


def _is_paragraph(line: _Line) -> bool:
    return line.end - line.start > 2 * _LONGEST_MENU_WORD


def _head(text: str, lines: list[_Line]) -> list[str]:
    kinds: list[str] = []
    title = lines[0].key if _is_title(text, lines) else ""
    for number, line in enumerate(lines):
        kinds.append(_kind_in_article(number, line, title, kinds))
    return kinds


def _kind_in_article(number: int, line: _Line, title: str, before: list[str]) -> str:
    if title and number == 0:
        return "title"
    if title and line.key == title:
        return "duplicate_title"
    if "body" not in before and line.end - line.start <= _LONGEST_BYLINE and _BYLINE.search(line.key):
        return "byline"
    if line.key and line.end - line.start <= _LONGEST_TITLE and _CAPTION.search(line.key):
        return "caption"
    if line.end - line.start <= _LONGEST_MENU_WORD and _is_menu(line):
        return "boilerplate"
    return "body"


def _is_title(text: str, lines: list[_Line]) -> bool:
    """Tell whether the first line is a headline: short, without a full stop, and more text behind it."""
    first = lines[0]
    if len(lines) < 2 or first.end - first.start > _LONGEST_TITLE:
        return False
    if any(line.key == first.key for line in lines[1:]):
        return True
    ending = text[first.end - 1]
    if ending in "؟?!":
        return True
    longest = max(line.end - line.start for line in lines[1:])
    return not _STOP.search(text[first.start : first.end]) and longest > first.end - first.start


def _tail(lines: list[_Line]) -> list[str]:
    kinds: list[str] = []
    kind = "boilerplate"
    for line in lines:
        if _is_comments(line):
            kind = "comments"
        elif _is_menu(line):
            kind = "boilerplate"
        kinds.append(kind)
    return kinds


def _joined(lines: list[_Line], kinds: list[str]) -> list[Proposal]:
    zones: list[Proposal] = []
    for line, kind in zip(lines, kinds, strict=True):
        if zones and zones[-1][2] == kind and kind not in ("title", "duplicate_title"):
            zones[-1] = (zones[-1][0], line.end, kind)
        else:
            zones.append((line.start, line.end, kind))
    return zones
