"""Turns of speech around casualties: there were none, nothing is known, a total rose, so many were among them."""

from __future__ import annotations

from typing import NamedTuple

from annotator.arabic.casualty_sentence import Sentence
from annotator.arabic.keyed import keys_of
from annotator.arabic.people import Span
from annotator.arabic.people_around import BOTH

_NOT = keys_of("دون بدون بلا لا لم ليس عدم غير لن")
_FILLERS = keys_of(
    "وقوع تسجيل سقوط حدوث اي وجود ان يقع تقع يسجل تسجل يسقط تسقط يسفر تسفر عن هناك يوجد توجد يودي الي يخلف يوقع "
    "ذلك ورود اين اسفر الاعلان ذكر حصول يتسبب في يحدث تحدث توقع تخلف ايه"
)
_LEADING = keys_of("يسفر تسفر يؤدي تؤدي يتسبب تتسبب يوقع توقع يخلف تخلف")
_ANYBODY = keys_of("احد احدا اي")
_KNOWING = keys_of(
    "ترد يرد يعرف تعرف يتضح تتضح يعلن تعلن يكشف تكشف يحدد تحدد يتسن تتوفر تتوافر يذكر تذكر تشر يشر يورد تورد "
    "معروف معروفه معلوم معلومات معرفه تحديد تفاصيل انباء يتبين تتبين يصدر تصدر ذكر يوضح توضح يشير تشير الاشاره "
    "حصيله يبلغ تبلغ الابلاغ"
)
_ABOUT = keys_of("عدد حصيلة حجم معلومات أنباء تقارير ضحايا الضحايا خسائر الخسائر الحصيلة العدد إصابات وقوع سقوط")
_LOSSES, _HUMAN, _LIVES = "خساير", keys_of("بشريه البشريه"), keys_of("الارواح ارواح")
_TOTALS = keys_of("عدد حصيله اجمالي مجموع اعداد الحصيله حصيلتهم")
_RUNNING = keys_of("حصيله الحصيله حصيلتهم")
_UNCLEAR = keys_of("غير مجهول مجهوله")
_AMONG = keys_of("بينهم بينهن بينهما بينها ضمنهم ضمنها ومنهم منهم منهن فيهم فيهن فيها")
_BEFORE_AMONG = keys_of("من بمن بما ومن")
_MOSTLY = keys_of("معظمهم غالبيتهم أغلبهم جلهم أكثرهم أغلبيتهم معظمها غالبيتها أغلبها نصفهم ثلثهم معظمهن")
_OF_THEM = keys_of("منهم منهن منها")
_BLOWING, _BOMBER, _HIMSELF = keys_of("فجر يفجر"), "انتحاري", "نفسه"
_ILLNESSES = keys_of(
    "فيروس الفيروس مرض المرض أمراض سرطان السرطان إنفلونزا كورونا الكورونا الإيدز الكوليرا كوليرا عدوى العدوى وباء "
    "الوباء ملاريا الملاريا حمى الحمى متلازمة تسمم جلطة إحباط الإحباط ذعر الذعر هلع "
    "الهلع صدمة الصدمة خيبة اكتئاب الاكتئاب ذهول الذهول"
)
_ILL_WITHIN = 5  # words between people and what they were taken ill with
_FAR = 8  # words between what is not known and what it is about


_BEGINNINGS = _NOT | _TOTALS | _AMONG | _BEFORE_AMONG | _MOSTLY | _BLOWING
_GLUED = ("و", "ف", "ل", "ب")


def may_begin(key: str) -> bool:
    """Tell whether a turn of speech may begin with a word: quick, and never wrong when it says no."""
    return key in _BEGINNINGS or key.endswith((_LOSSES, _BOMBER)) or (key[:1] in _GLUED and key[1:] in _BEGINNINGS)


class Turn(NamedTuple):
    """A turn of speech: where it stands, the outcomes that it is about, and whether it says that there was none."""

    tokens: Span
    outcomes: tuple[str, ...] = ()
    none: bool = False


class Patterns:
    """Finds the turns of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.last = sentence, sentence.last
        self.keys, self.meanings = sentence.keys, sentence.people.meanings

    def none(self, at: int) -> Turn | None:
        """Read دون وقوع إصابات, لا قتلى, لم يصب أحد, لم يسفر الهجوم عن ضحايا."""
        if self._bare(at) not in _NOT:
            return None
        subject = 2 if self._key(at + 1) in _LEADING else 0  # words that may name what led to nothing
        begin = at - 1 if at and self.keys[at] == "دون" and self.keys[at - 1] == "من" else at
        for behind in range(at + 1, min(at + 7, self.last)):
            if self.keys[behind] == _LOSSES:
                end = self._human(behind)
                return Turn((begin, end), BOTH, none=True) if end else None
            found = self._noun_or_anybody(behind)
            if found is not None:
                end, outcomes = self._more(*found)
                return Turn((begin, end), outcomes, none=True)
            if self.keys[behind] not in _FILLERS:
                subject -= 1
                if subject < 0:
                    return None
        return None

    def _noun_or_anybody(self, at: int) -> tuple[int, tuple[str, ...]] | None:
        word = self.meanings[at]
        if word.outcome is not None and self._key(at + 1) in _ANYBODY:
            end = at + 2
            while end < self.last and (self.meanings[end].person is not None or self.keys[end] == "من"):
                end += 1
            return end, (word.outcome.outcome,)
        if word.person is not None and word.person.outcome and not word.governed:
            return at + 1, self._said(at, word.person.outcome)
        return None

    def _said(self, at: int, outcome: str) -> tuple[str, ...]:
        """Return what is denied: إصابات without any are no casualties of either kind."""
        either = outcome == "killed_or_wounded" or self.keys[at].endswith(("اصابات", "اصابه"))
        return BOTH if either else (outcome,)

    def _more(self, end: int, outcomes: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Take what is denied together: لا قتلى ولا جرحى, دون قتلى أو جرحى."""
        at = end
        while at < self.last and self.keys[at] in ("و", "او", "لا", "ولا"):
            at += 1
        word = self.meanings[at] if at < self.last else None
        if word is None or word.person is None or not word.person.outcome or (at == end and not word.joined):
            return end, outcomes
        return self._more(at + 1, tuple(dict.fromkeys((*outcomes, *self._said(at, word.person.outcome)))))

    def unknown(self, at: int) -> Turn | None:
        """Read لم ترد معلومات عن حجم الخسائر البشرية, دون معرفة عدد القتلى."""
        if self._bare(at) not in _NOT or not {self._key(at + 1), self._key(at + 2)} & _KNOWING:
            return None
        if not any(self._key(behind) in _ABOUT for behind in range(at + 1, at + 2 + _FAR)):
            return None
        for behind in range(at + 2, min(at + 2 + _FAR, self.last)):
            end = self._human(behind)
            if end:
                return Turn((at, end), BOTH)
            word = self.meanings[behind]
            outcome = word.person.outcome if word.person is not None else ""
            if outcome:
                return Turn((at, behind + 1), self._said(behind, outcome))
        return None

    def losses(self, at: int) -> Turn | None:
        """Read خسائر بشرية, خسائر في الأرواح: people came to harm, and no figure says how many."""
        end = self._human(at)
        if not end or self.keys[at].startswith(("ال", "لل")):
            return None
        lives = self._key(end - 1) in _LIVES
        return Turn((at, end), ("killed",) if lives else BOTH)

    def _human(self, at: int) -> int:
        """Return the index behind خسائر بشرية or خسائر في الأرواح at a token; 0 where they do not stand there."""
        if not self.keys[at].endswith(_LOSSES):
            return 0
        for behind in range(at + 1, min(at + 4, self.last)):
            if self.keys[behind].removeprefix("و") in _HUMAN or self.keys[behind] in _LIVES:
                return behind + 1
        return 0

    def total(self, at: int) -> Turn | None:
        """Read حصيلة القتلى والجرحى, عدد ضحايا القصف, or الحصيلة alone; unclear totals have no figure."""
        word = self._bare(at)
        if word not in _TOTALS:
            return None
        outcomes: tuple[str, ...] = ()
        end = at + 1
        while end < self.last and (person := self.meanings[end].person) is not None and person.outcome:
            if end > at + 1 and not self.meanings[end].joined:
                break
            more = BOTH if person.outcome == "killed_or_wounded" else (person.outcome,)
            outcomes, end = tuple(dict.fromkeys((*outcomes, *more))), end + 1
        if not outcomes and word not in _RUNNING:
            return None
        return Turn((at, end), outcomes)

    def among_them(self, at: int) -> int:
        """Return the index behind بينهم, من بينهم, بمن فيهم at a token; 0 where none stands there."""
        if self.keys[at] in _BEFORE_AMONG and self._key(at + 1) in _AMONG:
            return at + 2
        return at + 1 if self.keys[at] in _AMONG else 0

    def mostly(self, at: int) -> int:
        """Return the index behind معظمهم at a token, with the من that may follow; 0 where none stands there."""
        if self.keys[at].removeprefix("و") not in _MOSTLY:
            return 0
        return at + 1 + (self._key(at + 1) == "من")

    def is_illness(self, tokens: Span) -> bool:
        """Tell whether people near these tokens were taken ill: إصابة 30 شخصاً بالفيروس."""
        around = self.keys[max(0, tokens[0] - _ILL_WITHIN) : min(tokens[1] + _ILL_WITHIN, self.last)]
        return any(key.startswith("ب") and key[1:] in _ILLNESSES for key in around)

    def is_unclear(self, at: int) -> bool:
        """Tell whether what stands before a token is said to be unknown: حصيلة القتلى غير معروفة."""
        return any(self._key(behind) in _UNCLEAR for behind in range(at, at + 3))

    def blew_himself_up(self, at: int) -> int:
        """Return the index behind فجر انتحاري نفسه, in any order of the first two, at a token; 0 where it is not."""
        window = self.keys[at : min(at + 4, self.last)]
        first = self.meanings[at].person
        is_it = self.keys[at].endswith(tuple(_BLOWING)) or (first is not None and self.keys[at].endswith(_BOMBER))
        if not is_it or _HIMSELF not in window or not any(key.endswith(_BOMBER) for key in window):
            return 0
        return at + window.index(_HIMSELF) + 1 if any(key.endswith(tuple(_BLOWING)) for key in window) else 0

    def of_them(self, at: int) -> bool:
        """Tell whether منهم stands at a token."""
        return self._key(at) in _OF_THEM

    def _bare(self, at: int) -> str:
        key = self.keys[at]
        whole = key in _NOT or key in _TOTALS or key[:1] not in _GLUED
        return key[1:] if not whole and (key[1:] in _NOT or key[1:] in _TOTALS) else key

    def _key(self, at: int) -> str:
        return self.keys[at] if at < self.last else ""
