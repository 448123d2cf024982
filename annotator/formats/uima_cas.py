"""A document as a CAS of UIMA: a text and typed structures over it, whose offsets count UTF-16 units.

Marks, relations, zones and what is known of the report are types of our own in the package that INCEpTION keeps for
layers that its users make. Attributes stand as features of their own where a feature can hold them, for people, and all
of them as JSON, for us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.core.annotation_set import AnnotationSet
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json, compact
from annotator.core.offsets import Utf16Map
from annotator.formats.setting import Setting
from annotator.formats.span_losses import part_losses

SEGMENTATION = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
TOKEN, SENTENCE = f"{SEGMENTATION}Token", f"{SEGMENTATION}Sentence"
DOCUMENT, SOFA = "uima.tcas.DocumentAnnotation", "uima.cas.Sofa"
CUSTOM = "webanno.custom."
MARK, RELATION = f"{CUSTOM}ConflictSpan", f"{CUSTOM}ConflictRelation"
ZONE, META = f"{CUSTOM}ReportZone", f"{CUSTOM}ReportMeta"
SOURCE, TARGET = "Governor", "Dependent"  # as INCEpTION calls the ends of a relation

OWN = {"label", "begin", "end", "sofa", "id", "markId", "attributes", "coder", "coderId", "status", "metadata", "zones"}
LARGEST = 2**31 - 1  # of UIMA's Integer
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold

_FEATURE = re.compile(r"[A-Za-z]\w{0,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reference:
    """Stands for another structure, by its id."""

    id: int


Value = str | int | Reference


@dataclass(frozen=True, slots=True)
class Structure:
    """A feature structure; begin and end are None where it stands nowhere in the text."""

    id: int
    type: str
    begin: int | None = None
    end: int | None = None
    features: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cas:
    """A text and the structures over it; the sofa, which holds the text, has the id 1."""

    text: str
    structures: tuple[Structure, ...]
    language: str = "x-unspecified"

    def feature_types(self, type: str) -> dict[str, bool]:  # noqa: A002 - UIMA's word
        """Return the features that structures of a type have, and whether each has whole numbers only."""
        found: dict[str, bool] = {}
        for one in self.structures:
            if one.type == type:
                for name, value in one.features.items():
                    found[name] = found.get(name, True) and isinstance(value, int)
        return found


@dataclass(slots=True)
class _Builder:
    """Numbers structures as they come."""

    units: Utf16Map
    made: list[Structure] = field(default_factory=list)

    def add(
        self,
        type: str,  # noqa: A002
        place: tuple[int, int] | None = None,
        features: Mapping[str, Value] = {},
    ) -> int:
        """Add a structure; offsets are code points."""
        id = len(self.made) + 2
        begin, end = (None, None) if place is None else map(self.units.to_utf16, place)
        self.made.append(Structure(id, type, begin, end, features))
        return id


def cas_of(corpus: CorpusDocument, setting: Setting) -> tuple[Cas, Written]:
    """Return a document with its one set, or none, as a CAS; and how much it carries, without a text yet."""
    text = UNWRITABLE.sub("\ufffd", corpus.document.text)
    builder = _Builder(Utf16Map(text))
    language = corpus.metadata.get("language")
    spoken = language if isinstance(language, str) and language else "ar"
    builder.add(DOCUMENT, (0, len(text)), {"language": UNWRITABLE.sub("\ufffd", spoken)})
    _add_segments(builder, corpus, setting)
    losses = [Loss("control_replaced", corpus.document.id)] if text != corpus.document.text else []
    spans = 0
    for one in corpus.sets:
        losses += _add_set(builder, one, corpus.document.id)
        spans += len(one.spans)
    _add_report(builder, corpus)
    return Cas(text, tuple(builder.made), spoken), Written("", len(corpus.sets), spans, tuple(losses))


def _add_segments(builder: _Builder, corpus: CorpusDocument, setting: Setting) -> None:
    cut = setting.cut(corpus)
    edges = [0, *sorted(cut.begins), len(cut.words)] if cut.words else []
    for first, behind in pairwise(edges):
        builder.add(SENTENCE, (cut.words[first][0], cut.words[behind - 1][1]))
    for word in cut.words:
        builder.add(TOKEN, word)


def _add_set(builder: _Builder, one: AnnotationSet, document: str) -> Iterator[Loss]:
    ids: dict[str, int] = {}
    places: dict[str, tuple[int, int]] = {}
    for span in one.spans:
        features = _flat(span.attributes) | _own(span.label, span.id, span.attributes)
        ids[span.id] = builder.add(MARK, (span.start, span.end), features)
        places[span.id] = span.start, span.end
    for relation in one.relations:
        if relation.source in ids and relation.target in ids:
            ends: dict[str, Value] = {SOURCE: Reference(ids[relation.source]), TARGET: Reference(ids[relation.target])}
            own = _own(relation.type, relation.id, relation.attributes)
            builder.add(RELATION, places[relation.target], own | ends)
    yield from part_losses(one, document, relations=ids)


def _own(label: str, id: str, attributes: Mapping[str, Json]) -> dict[str, Value]:
    found: dict[str, Value] = {"label": label, "markId": id}
    return found | ({"attributes": _json(attributes)} if attributes else {})


def _json(content: Mapping[str, Json]) -> str:
    """Return JSON that XML can hold: what it cannot hold is written by its number."""
    return UNWRITABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", compact(content))


def _flat(attributes: Mapping[str, Json]) -> dict[str, Value]:
    found = {key: flat(key, value) for key, value in attributes.items()}
    return {key: value for key, value in found.items() if value is not None}


def flat(key: str, value: Json) -> str | int | None:
    """Return an attribute's value as a feature holds it; None where none can."""
    if not _FEATURE.fullmatch(key) or key in OWN or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if abs(value) <= LARGEST else None
    return value if isinstance(value, str) and value and not UNWRITABLE.search(value) else None


def _add_report(builder: _Builder, corpus: CorpusDocument) -> None:
    for zone in corpus.zones.zones:
        builder.add(ZONE, (zone.start, zone.end), {"label": zone.kind})
    features = {**_flat(corpus.metadata), "docId": corpus.document.id, "metadata": _json(corpus.metadata)}
    features["zones"] = "proposed" if corpus.zones.proposed else "seen"
    for one in corpus.sets:
        features |= {"coder": one.coder.name, "coderId": one.coder.id, "status": one.status}
    builder.add(META, None, features)
