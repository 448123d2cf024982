"""The types of our CAS: declared in TypeSystem.xml for XMI, inside the file for CAS JSON; and those of a stranger's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from annotator.core.json_value import Json
from annotator.formats.uima_cas import MARK, META, RELATION, SENTENCE, SOURCE, TARGET, TOKEN, ZONE, Cas

STRING, INTEGER = "uima.cas.String", "uima.cas.Integer"
ANNOTATION, BASE = "uima.tcas.Annotation", "uima.cas.AnnotationBase"
WHOLE = {INTEGER, "uima.cas.Long", "uima.cas.Short", "uima.cas.Byte"}
BROKEN = {"uima.cas.Float", "uima.cas.Double"}

_SUPER = {TOKEN: ANNOTATION, SENTENCE: ANNOTATION, MARK: ANNOTATION, RELATION: ANNOTATION, ZONE: ANNOTATION, META: BASE}
_NAMESPACE = "http://uima.apache.org/resourceSpecifier"


@dataclass(slots=True)
class Types:
    """Gathers what features the structures of our types have.

    Attributes:
        features: By type the range of each feature.
    """

    features: dict[str, dict[str, str]] = field(default_factory=dict)

    def learn(self, cas: Cas) -> None:
        """Take in what a document has; a feature that ever holds words is declared to hold words."""
        for name in _SUPER:
            known = self.features.setdefault(name, {})
            for feature, is_whole in cas.feature_types(name).items():
                fits = is_whole and known.get(feature, INTEGER) == INTEGER
                known[feature] = INTEGER if fits else STRING
        self.features[RELATION] |= {SOURCE: MARK, TARGET: MARK}
        for name in (MARK, RELATION, ZONE):
            self.features[name].setdefault("label", STRING)

    def to_xml(self) -> str:
        """Return TypeSystem.xml."""
        types = "".join(_type_xml(name, self.features.get(name, {})) for name in _SUPER)
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        return (
            f'{head}<typeSystemDescription xmlns="{_NAMESPACE}">\n<types>\n{types}</types>\n</typeSystemDescription>\n'
        )

    def to_json(self) -> dict[str, Json]:
        """Return what stands under ``%TYPES``."""
        return {name: _type_json(name, self.features.get(name, {})) for name in _SUPER}


def _type_xml(name: str, features: Mapping[str, str]) -> str:
    rows = "".join(
        f"<featureDescription><name>{escape(feature)}</name><description/>"
        f"<rangeTypeName>{escape(kind)}</rangeTypeName></featureDescription>\n"
        for feature, kind in features.items()
    )
    head = f"<name>{name}</name><description/><supertypeName>{_SUPER[name]}</supertypeName>"
    return f"<typeDescription>{head}\n<features>\n{rows}</features></typeDescription>\n"


def _type_json(name: str, features: Mapping[str, str]) -> dict[str, Json]:
    rows = {feature: {"%NAME": feature, "%RANGE": kind} for feature, kind in features.items()}
    return {"%NAME": name, "%SUPER_TYPE": _SUPER[name], **rows}


def read_value(text: str, kind: str) -> Json:
    """Return a feature's value as its type has it; as text where that does not fit."""
    try:
        if kind in WHOLE:
            return int(text)
        if kind in BROKEN:
            return float(text)
    except ValueError:
        return text
    return text == "true" if kind == "uima.cas.Boolean" else text


def is_mark_type(name: str, own: Iterable[str]) -> bool:
    """Tell whether structures of a type are taken for marks: those of layers that people made, and named entities."""
    if name in own:
        return False
    return not name.startswith(("uima.", "de.tudarmstadt.ukp.dkpro.core.api.", "de.tudarmstadt.ukp.clarin.")) or (
        ".ner.type." in name
    )
