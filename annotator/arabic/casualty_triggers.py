"""Words of outcome, and which people belong to them: those behind a verbal noun or near a verb, not who did it."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.arabic.casualty_drafts import Draft
from annotator.arabic.casualty_sentence import AND, Sentence
from annotator.arabic.keyed import keys_of
from annotator.arabic.outcome_words import PHRASES, Outcome
from annotator.arabic.people import People, Span
from annotator.arabic.vocabulary import Meaning

REACH = {"act": 2, "verb": 9, "total": 8}  # words between the outcome and the people
BACK = 3  # words between people and a verb behind them, or between people and further people
_UNNAMED = 3  # words before a figure whose noun is unknown
_SHORTEST_NAME = 3
_PREPOSITIONS = keys_of(
    "في على من عن مع خلال بعد قبل منذ إلى بين ب ل ك ضد قرب لدى عبر حول تحت ضمن يد أيدي أصل مقابل برصاص بنيران بيد سن "
    "بقصف بهجوم بواسطة بقيادة برفقة أمام خلف كل باستثناء سوى إلا حسب وفق نحو مثل كان كانت قال"
)
_NO_NAMES = keys_of(
    "هذا هذه ذلك تلك الذي التي الذين أن إن كما لما ما لا وما كلا أكبر أول أي بعض غير هؤلاء اليوم أمس إما أنه أنها لكن "
    "كبار"
)
# What leads to people whose word says the outcome: سقوط قتلى, أسفر عن قتلى.
_FALL = keys_of(
    "سقوط بسقوط لسقوط وقوع بوقوع سقط سقطت يسقط وقع وقعت يوقع أوقع أوقعت موقعا موقعة خلف خلفت يخلف مخلفا مخلفة هناك "
    "وجود تسجيل نقل وصول إجلاء إسعاف انتشال تسليم دفن إيقاع استقبل استقبلت"
)
_LED = keys_of("أسفر أسفرت يسفر أدى أدت يؤدي نتج نجم أنباء معلومات تسبب تسببت")
_TO, _ON = keys_of("عن إلى ب"), keys_of("على")
_RELEASE = keys_of(
    "سراح إطلاق إفراج الإفراج للإفراج بالإفراج أفرج أفرجت أفرجوا يفرج تفرج ستفرج سيفرج تبادل عودة إعادة تحرير تسليم "
    "تسلم تسلمت سلم سلمت استعادة مبادلة عاد عادت عادوا"
)
_RELEASE_WITHIN, _RELEASE_BEHIND = 6, 2  # words before the people; words behind them
_DEED = keys_of("إنقاذ إجلاء إخلاء إسعاف علاج مساعدة حماية إغاثة")  # what was done to the people behind it instead
# What was meant, called for or tried, and not said to be done: محاولة اغتيال, الدعوة إلى تهجير.
_MEANT = keys_of(
    "محاولة محاولات لمحاولة بمحاولة المحاولة خطة مخطط التخطيط دعوة دعوات الدعوة دعا تهديد التهديد هدد هددت تحريض "
    "التحريض نية احتمال"
)
_TOOK, _TOOK_WITHIN = ("اودي", "اودت", "يودي", "تودي", "حصد", "حصدت"), 5
_LIVES = keys_of("بحياة بأرواح")
_PARTING, _LIFE, _LIFE_WITHIN = keys_of("فارق فارقت يفارق تفارق"), "الحياه", 4
_DIED, _DIED_ONCE = Outcome("killed", "verb"), keys_of("توفي توفى توفيت مات ماتت وفاة وفاته وفاتها")
_YEAR_DIGITS = 4
# What is said of people already: a word that tells where they came from does not say what was done now.
STATES = frozenset(("displaced", "detained", "captured", "besieged", "missing"))
FIRST = frozenset(joined + word for word in (*(phrase[0] for phrase in PHRASES), *_PARTING) for joined in ("", "و"))
TOTAL = Outcome("", "act")


@dataclass(slots=True)
class Trigger:
    """A word of outcome that looks for its people.

    Attributes:
        tokens: Where it stands.
        outcomes: What it says was done; several where و joins two of them.
        role: "act", "verb" or "total".
        word: What it is by itself.
        letters: How many letters are glued before it.
        last: Behind the people that it took last, or behind itself.
        draft: The claim that it made last.
    """

    tokens: Span
    outcomes: list[str]
    role: str
    word: Outcome
    letters: int
    last: int
    draft: Draft | None = None


def outcome_at(sentence: Sentence, at: int) -> tuple[Outcome, int, Meaning] | None:
    """Return the word of outcome at a token, the index behind it, and what is glued to it."""
    for phrase, outcome in PHRASES.items() if sentence.key(at) in FIRST else ():
        joined = sentence.key(at) != phrase[0]
        first = sentence.bare(at) if joined else phrase[0]
        if first == phrase[0] and tuple(map(sentence.key, range(at + 1, at + len(phrase)))) == phrase[1:]:
            return outcome, at + len(phrase), Meaning(joined=joined)
    word = sentence.meaning(at)
    if sentence.bare(at) in _PARTING and _LIFE in map(sentence.key, range(at + 1, at + 1 + _LIFE_WITHIN)):
        return _DIED, at + 1, Meaning(joined=sentence.key(at) not in _PARTING)
    if _is_meant(sentence, at) or (sentence.bare(at) in _LIVES and not _was_taken(sentence, at)):
        return None
    if word.outcome is None or word.definite or word.owned or (word.outcome.planned and word.governed == "ل"):
        return None
    return word.outcome, at + 1, word


def _is_meant(sentence: Sentence, at: int) -> bool:
    """Tell whether what the word at a token says was only meant, called for or tried."""
    before = at - 2 if sentence.key(at - 1) in _TO or sentence.key(at - 1) in _ON else at - 1
    return sentence.bare(before) in _MEANT


def _was_taken(sentence: Sentence, at: int) -> bool:
    """Tell whether أودى or the like stands before بحياة: to risk a life takes none."""
    return any(sentence.key(before).endswith(_TOOK) for before in range(at - _TOOK_WITHIN, at))


def belongs(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """Tell whether people are those to whom the outcome was done."""
    gap, before = people.tokens[0] - trigger.last, sentence.key(people.tokens[0] - 1)
    if people.outcomes and not _may_also(people, trigger, gap):
        return trigger.role == "total" and trigger.draft is None and set(people.outcomes) <= set(trigger.outcomes)
    if trigger.draft is not None:
        return _goes_on(people, gap, before)
    if _is_year(sentence, people, trigger) or (people.others and people.definite and people.most == 1):
        return False  # توفي 1940; القضاء على الآخر
    parted = sentence.is_parted(trigger.last, people.tokens[0])
    if trigger.role == "total":
        return gap <= 1 if parted else bool(people.figure) and gap <= REACH["total"]
    if parted or people.governed or (gap and (before in _PREPOSITIONS or before in _DEED)):
        return False
    return _is_told(people, trigger, gap) and _in_reach(sentence, people, trigger, gap)


def _is_year(sentence: Sentence, people: People, trigger: Trigger) -> bool:
    """Tell whether what stands behind the death of one person is the year of it."""
    first, last = people.tokens
    if people.named or last - first != 1 or sentence.bare(trigger.tokens[0]) not in _DIED_ONCE:
        return False
    key = sentence.key(first)
    return len(key) == _YEAR_DIGITS and key.isdigit() and key[:2] <= "20"


def _may_also(people: People, trigger: Trigger, gap: int) -> bool:
    """Tell whether people whose word says an outcome may have come to another: وفاة ثلاثة جرحى, مقتل نازحين."""
    died = people.outcomes == ("wounded",) and trigger.outcomes == ["killed"] and not gap and bool(people.figure)
    return died or (people.outcomes[0] in STATES and trigger.outcomes[0] not in people.outcomes)


def _is_told(people: People, trigger: Trigger, gap: int) -> bool:
    """Tell whether a word that has other meanings too means an outcome before such people."""
    if trigger.word.close and gap:
        return False
    if trigger.word.counted and (gap or not people.figure or people.hedge == "fraction"):
        return False
    return not (trigger.word.taken and not gap and not people.figure and not people.victim)


def _in_reach(sentence: Sentence, people: People, trigger: Trigger, gap: int) -> bool:
    if people.figure:
        if not people.named and gap and people.most == 1:
            return False  # واحداً تلو الآخر
        return gap <= (REACH[trigger.role] if people.named or gap == 0 else _UNNAMED)
    if gap == 0:
        did_it = trigger.word.active and people.marked < 0 and people.hedge == "plural"
        return not (did_it and _object_follows(sentence, people))
    return trigger.role == "verb" and gap <= BACK and people.marked > 0 and not people.definite


def _object_follows(sentence: Sentence, people: People) -> bool:
    """Tell whether others follow soon: then the people are those who did it (اغتال مسلحون ضابطاً)."""
    behind = sentence.key(people.end)
    if behind.endswith("ا") and len(behind) > _SHORTEST_NAME:
        return True  # an unknown word in the case of an object: مترجماً
    for at in range(people.end, people.end + BACK):
        other = sentence.read(at)
        if other is not None and not other.governed and not other.joined:
            return not other.thing
    return False


def _goes_on(people: People, gap: int, before: str) -> bool:
    """Tell whether people are one more of those that an outcome took already: مقتل ضابطين و3 جنود."""
    if people.uncounted and not people.others:
        return False  # how many more is not said: to add them would be to guess
    joined = people.joined or before in AND
    return joined and gap <= BACK and not (people.governed and not people.joined)


def agrees(sentence: Sentence, outcome: Outcome, people: People, at: int) -> bool:
    """Tell whether a verb at a token is said of the people before it, and not of others whom they killed."""
    following = sentence.read(at + 1)
    other = following is not None and not (following.governed or following.thing or following.joined)
    if other or (outcome.active and not people.figure):
        return False
    if sentence.key(at).endswith("وا"):
        return bool(people.figure) or at == people.end or not sentence.meaning(at).joined  # not: أطلقوا النار وقتلوا
    return not sentence.meaning(at).joined and at == people.end and not (people.figure and people.hedge == "none")


def is_name(sentence: Sentence, at: int) -> bool:
    """Tell whether a word behind one of death may be a name: مقتل أبو خالد."""
    key = sentence.key(at)
    if not key.isalpha() or sentence.meaning(at).known or len(key) < _SHORTEST_NAME:
        return False
    return key not in _NO_NAMES and key not in _PREPOSITIONS


def stands_alone(sentence: Sentence, people: People, *, after_claim: bool) -> bool:
    """Tell whether people whose word says the outcome (قتلى) make a claim without any other word."""
    at, state = people.tokens[0], people.outcomes[0] in STATES
    around = (*range(at - _RELEASE_WITHIN, at), *range(people.end, people.end + _RELEASE_BEHIND))
    if state and any(sentence.bare(other) in _RELEASE for other in around):
        return False  # إطلاق سراح 29 أسيراً
    if people.figure:
        return not (people.definite and people.most == 1)
    if people.definite or people.governed or (state and people.most == 1):
        return False
    if at == sentence.first or sentence.key(at - 1) == ":" or (people.joined and after_claim):
        return True
    led = sentence.key(at - 1) in _TO and sentence.bare(at - 2) in _LED
    return led or sentence.bare(at - 1) in _FALL
