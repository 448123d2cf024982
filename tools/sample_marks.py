"""The marks of the sample: two of the sample reports, coded by the rules of the codebook, for ``tools.make_sample``.

A mark is written down as its words, which occurrence of them is meant, and what is said of it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class To:
    """A link to the first mark that is written down with these words."""

    words: str


Said = str | int | bool | list[str] | dict[str, int] | To


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its label, its words, which occurrence of them is meant, from 1, and what it says."""

    label: str
    words: str
    nth: int
    said: dict[str, Said]


def actor(words: str, nth: int, kind: str, mention: str, **more: Said) -> Mark:
    """Return the mark of an actor."""
    return Mark("ACTOR", words, nth, {"kind": kind, "mention": mention, **more})


def place(words: str, nth: int, kind: str, precision: str, mention: str, **more: Said) -> Mark:
    """Return the mark of a place; ``core`` is the part of its words that is the name alone."""
    return Mark("LOCATION", words, nth, {"kind": kind, "precision": precision, "mention": mention, **more})


def act(words: str, nth: int, what: str, **more: Said) -> Mark:
    """Return the mark of a tactic, which was used, and is over, unless something else is said."""
    return Mark("TACTIC", words, nth, {"type": what, "polarity": "asserted", "status": "completed", **more})


def harm(words: str, nth: int, outcome: str, **more: Said) -> Mark:
    """Return the mark of a claim: the outcomes, parted by spaces, and an exact figure unless something else is said."""
    return Mark("CASUALTY", words, nth, {"outcome": outcome.split(), "hedge": "none", "victim": "unknown", **more})


def source(words: str, nth: int, who: str, stance: str) -> Mark:
    """Return the mark of a source: none is called by name in the two reports."""
    return Mark("SOURCE", words, nth, {"type": who, "named": False, "stance": stance, "mention": "nominal"})


def shells(words: str, nth: int, **more: Said) -> Mark:
    """Return the mark of shells that were fired."""
    return Mark("WEAPON", words, nth, {"kind": "artillery_mortar", "role": "used", **more})


def time(words: str, nth: int, value: str, precision: str, **more: Said) -> Mark:
    """Return the mark of a time that counts from the day of the report."""
    return Mark("DATE", words, nth, {"value": value, "type": "relative", "precision": precision, **more})


# How the codebook was read where it leaves a choice. A kind of place with the article (السوق, المدينة) is a description
# as البلدة is there, and a link says of which place; a word for a party that was named (الكتائب, القوات) points back. A
# place with a word of relation (وسط, ريف, محيط) is an area, in a country a region. At the end of a road itself nothing
# happened: near it is all that is said. Links lead to the first mark of the same thing. Who the victims are is said
# where the claim, or words beside it, say it; an alleged perpetrator stands with the claims of the main toll only.

BRIGADE, RIVER = "اللواء 41", "كتائب النهر"
TOWN = "تل الزهور"

MARKET: tuple[Mark, ...] = (
    # Title
    act("قصف", 1, "shelling"),
    place("سوق الخضار", 1, "facility_civilian", "1", "name", parent=TOWN),
    place(TOWN, 1, "city", "1", "name", relation="at"),
    harm("قتلى وجرحى", 1, "killed wounded", joint=True, min=3, hedge="plural"),
    # First paragraph: the joined و stays outside, places nest.
    harm(
        "قُتل تسعة مدنيين", 1, "killed", min=9, max=9, victim="civilian", subset={"children": 2, "women": 1},
        perpetrator=To("قوات اللواء 41"), claimant=To("مصدر طبي"),
    ),
    harm(
        "أصيب ما لا يقل عن 23 آخرين", 1, "wounded", min=23, hedge="at_least", victim="civilian",
        perpetrator=To("قوات اللواء 41"), claimant=To("مصدر طبي"),
    ),
    time("صباح الثلاثاء", 1, "tuesday", "day"),
    act("قصف", 2, "shelling", same_event_as=To("قصف")),
    place("سوق الخضار", 2, "facility_civilian", "1", "name", parent=TOWN, same_place_as=To("سوق الخضار")),
    place("وسط مدينة تل الزهور", 1, "area", "2", "nominal", relation="part_of", direction="centre"),
    place("مدينة تل الزهور", 1, "city", "1", "name", core=TOWN, same_place_as=To(TOWN)),
    place("شمالي سوريا", 1, "region", "5", "nominal", relation="part_of", direction="north"),
    place("سوريا", 1, "country", "6", "name"),
    source("مصدر طبي", 1, "medical", "reports"),
    place("المشفى الميداني", 1, "facility_civilian", "1", "nominal", relation="at"),
    # Second
    source("ناشطون", 1, "activists", "reports"),
    act("القصف", 1, "shelling", same_event_as=To("قصف")),
    actor("قوات اللواء 41", 1, "state", "name", canonical=BRIGADE),
    place("ريف المدينة الشمالي", 1, "area", "5", "nominal", relation="part_of", direction="north", vague=True),
    place("المدينة", 1, "city", "2", "nominal", same_place_as=To(TOWN)),
    shells("أربع قذائف", 1, quantity="أربع قذائف على الأقل"),
    place("السوق", 1, "facility_civilian", "1", "nominal", same_place_as=To("سوق الخضار")),
    place("حي الكرامة", 1, "neighbourhood", "1", "name", core="الكرامة", parent=TOWN),
    # Third
    source("متطوع في الدفاع المدني", 1, "witness", "reports"),
    actor("الدفاع المدني", 1, "civilian", "name"),
    harm("نحو عشرة جرحى", 1, "wounded", min=10, max=10, hedge="about", claimant=To("متطوع في الدفاع المدني")),
    place("مشافي بلدة عين السدر", 1, "facility_civilian", "2", "nominal", relation="towards"),
    place("بلدة عين السدر", 1, "town_village", "1", "name", core="عين السدر"),
    actor("المجلس المحلي", 1, "civilian", "nominal"),
    # Fourth: quotation marks that open inside a mark are in it; the joined ب of بإطلاق is not.
    source("متحدث باسم اللواء 41", 1, "belligerent", "denies"),
    actor(BRIGADE, 2, "state", "name", canonical=BRIGADE),
    act("القصف", 2, "shelling", same_event_as=To("قصف")),
    actor('فصيل "كتائب النهر"', 1, "rebel", "name", canonical=RIVER),
    act("إطلاق", 1, "shelling", same_event_as=To("قصف")),
    shells("القذائف", 1),
    actor("السكان", 1, "civilian", "nominal"),
    actor("الجيش", 1, "state", "nominal"),
    actor("الكتائب", 1, "rebel", "anaphor", canonical=RIVER),
    actor("مقاتليها", 1, "rebel", "nominal", canonical=RIVER),
    act("انسحبوا", 1, "withdrawal"),
    place("المدينة", 2, "city", "1", "nominal", relation="from", same_place_as=To(TOWN)),
    time("قبل أسبوعين", 1, "week-2", "week"),
    # Fifth: a road and its two ends. The earlier toll is part of the nine, and so are the three.
    harm("مقتل ستة أشخاص", 1, "killed", min=6, max=6, cumulative=True),
    harm("يفارق ثلاثة جرحى الحياة", 1, "killed", min=3, max=3),
    act("القصف", 3, "shelling", same_event_as=To("قصف")),
    place("المدينة", 3, "city", "1", "nominal", same_place_as=To(TOWN)),
    act("التهدئة", 1, "agreement_truce"),
    place("طريق تل الزهور - الميناء", 1, "route", "5", "name", relation="at", endpoints=[TOWN, "الميناء"]),
    place(TOWN, 3, "city", "2", "name", relation="between", same_place_as=To(TOWN)),
    place("الميناء", 1, "infrastructure", "2", "nominal", relation="between"),
    time("مطلع الشهر الجاري", 1, "month+0:start", "week", mod="start"),
)  # fmt: skip

SHIELD, ARROW = "درع الوادي", "حركة السهم الأخضر"
WADI = "وادي الريحان"

VALLEY: tuple[Mark, ...] = (
    # Title
    act("اشتباكات", 1, "armed_clash"),
    place(WADI, 1, "natural", "2", "name", relation="at"),
    actor("مسلحون", 1, "rebel", "nominal", canonical=ARROW),
    act("ينسحبون", 1, "withdrawal"),
    # First paragraph: one figure for killed and wounded.
    act("اشتباكات", 2, "armed_clash", same_event_as=To("اشتباكات")),
    time("فجر الأحد", 1, "sunday", "day"),
    actor('قوات "درع الوادي"', 1, "militia", "name", canonical=SHIELD),
    actor('مسلحي حركة "السهم الأخضر"', 1, "rebel", "name", canonical=ARROW),
    place(WADI, 2, "natural", "2", "name", relation="at", same_place_as=To(WADI)),
    place("جنوبي اليمن", 1, "region", "5", "nominal", relation="part_of", direction="south"),
    place("اليمن", 1, "country", "6", "name"),
    harm(
        "سبعة عشر قتيلاً وجريحاً", 1, "killed wounded", joint=True, min=17, max=17, victim="combatant",
        victim_side=To("الطرفين"), claimant=To("مصدر عسكري"),
    ),
    actor("الطرفين", 1, "group", "anaphor"),
    source("مصدر عسكري", 1, "belligerent", "reports"),
    # Second: a road and its ends, a camp and what lies round it.
    actor("المسلحين", 1, "rebel", "nominal", canonical=ARROW),
    act("هاجموا", 1, "ground_assault"),
    place("حاجز المثلث", 1, "facility_military", "1", "name", core="المثلث"),
    place("طريق الربوة - رأس الصخر", 1, "route", "5", "name", relation="at", endpoints=["الربوة", "رأس الصخر"]),
    place("الربوة", 1, "city", "2", "name", relation="between"),
    place("رأس الصخر", 1, "town_village", "2", "name", relation="between"),
    place("محيط معسكر الغيم", 1, "area", "2", "nominal", relation="near", vague=True),
    place("معسكر الغيم", 1, "facility_military", "2", "name", relation="near", core="الغيم"),
    actor("القوات", 1, "militia", "anaphor", canonical=SHIELD),
    place("مدينة الربوة", 1, "city", "1", "name", relation="from", core="الربوة", same_place_as=To("الربوة")),
    act("تستعيد", 1, "recapture"),
    # Third: للمسلحين has lost the alef of its article, so the mark starts at the second lam.
    act("غارتين", 1, "drone_strike"),
    actor("لمسلحين", 2, "rebel", "nominal", canonical=ARROW),
    place("أطراف قرية الكدمة", 1, "area", "2", "nominal", relation="part_of", vague=True),
    place("قرية الكدمة", 1, "town_village", "2", "name", core="الكدمة"),
    actor("المهاجمين", 1, "rebel", "nominal", canonical=ARROW),
    act("انسحبوا", 1, "withdrawal", same_event_as=To("ينسحبون")),
    place("جبال السواد", 1, "natural", "5", "name", relation="towards"),
    harm(
        "أُسر أربعة", 1, "captured", min=4, max=4, victim="combatant",
        victim_side=To("المهاجمين"), claimant=To("مصدر عسكري"),
    ),
    # The rest is left to whoever opens the sample.
)  # fmt: skip
