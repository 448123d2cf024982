"""Chat fine-tuning: JSON Lines of an instruction with the codebook's definitions, a report, and its marks as JSON.

The marks have their offsets, so that two equal mentions are told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotator.core.annotation_set import AnnotationSet
from annotator.core.codebook import Codebook
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json
from annotator.formats.json_text import one_line
from annotator.formats.setting import PLAIN, Setting
from annotator.formats.span_losses import part_losses, unfinished_loss

# What a model is told, by language. Not of the interface: it belongs to the data.
INSTRUCTIONS = {
    "ar": (
        "استخرج من نص التقرير كل المواضع التي تنطبق عليها الوسوم الآتية. أجب بقائمة JSON فقط، لكل موضع فيها الحقول: "
        "label وهو رمز الوسم، وtext وهو الكلمات كما وردت، وstart وend وهما الإزاحة بنقاط الترميز من أول النص بدءاً من 0 "
        "(end بعد آخر حرف)، وattributes وهي الصفات. رتّب المواضع بحسب ورودها، وإن لم تجد شيئاً فأجب بقائمة فارغة."
    ),
    "en": (
        "Extract from the report every stretch to which one of the labels below applies. Answer with a JSON list and "
        "nothing else; for each stretch give label (the label's code), text (the words as they stand), start and end "
        "(offsets in code points from the start of the text, from 0; end is behind the last letter) and attributes. "
        "Keep the order of the text; answer with an empty list where there is nothing."
    ),
}
HEADINGS = {"ar": "الوسوم:", "en": "Labels:"}


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document with its one set as one conversation; nothing where it has no set."""
    if not corpus.sets:
        return Written("", losses=(Loss("not_coded", corpus.document.id),))
    (one,) = corpus.sets
    messages: list[Json] = [
        {"role": "system", "content": instruction(setting)},
        {"role": "user", "content": corpus.document.text},
        {"role": "assistant", "content": _answer(one)},
    ]
    losses = (*unfinished_loss(one, corpus.document.id), *part_losses(one, corpus.document.id))
    return Written(f"{one_line({'messages': messages})}\n", 1, len(one.spans), losses)


def instruction(setting: Setting) -> str:
    """Return what the model is told: what to do, and what each label means."""
    language = setting.language if setting.language in INSTRUCTIONS else "en"
    labels = [f"- {line}" for line in _labels(setting, language)]
    return "\n".join([INSTRUCTIONS[language], *([HEADINGS[language], *labels] if labels else [])])


def _labels(setting: Setting, language: str) -> Iterator[str]:
    for code in setting.labels:
        meaning = _meaning(code, setting.codebook, language)
        yield f"{code}: {meaning}" if meaning else code


def _meaning(code: str, codebook: Codebook | None, language: str) -> str:
    definition = None if codebook is None else codebook.label(code)
    if definition is None:
        return ""
    return ". ".join(part for part in (definition.names[language], definition.definitions[language]) if part)


def _answer(one: AnnotationSet) -> str:
    return one_line(
        [
            {
                "label": span.label,
                "text": span.quote,
                "start": span.start,
                "end": span.end,
                "attributes": span.attributes,
            }
            for span in one.spans
        ]
    )
