"""Labels and coders of another program, and what they are here: a file that a person writes, or a dialog makes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotator.core.codebook import Codebook
from annotator.core.corpus import Finding, RawReport, RawSet, RawSpan
from annotator.core.json_value import Json
from annotator.errors import InputError
from annotator.formats import strict_json
from annotator.language import isolated, tr

PARTS = ("labels", "coders")


@dataclass(frozen=True, slots=True)
class Target:
    """What a label becomes.

    Attributes:
        label: None: its marks are left out.
        attributes: What is said of each mark besides; what the mark says itself stands.
    """

    label: str | None
    attributes: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LabelMapping:
    """What labels and coders of a file are here; those that it does not name stay as they are."""

    labels: Mapping[str, Target] = field(default_factory=dict)
    coders: Mapping[str, str] = field(default_factory=dict)

    def applied(self, report: RawReport) -> tuple[RawReport, list[Finding]]:
        """Return the report with our labels and coders, and what the mapping leaves out."""
        sets = tuple(self._set(one) for one in report.sets)
        gone = {span.label for one in report.sets for span in one.spans if self._leaves_out(span)}
        return replace(report, sets=sets), [Finding("label_left_out", _left_out(label)) for label in sorted(gone)]

    def _set(self, one: RawSet) -> RawSet:
        gone = {span.id for span in one.spans if self._leaves_out(span)} - {""}
        return replace(
            one,
            coder=self.coders.get(one.coder, one.coder),
            coder_id="" if one.coder in self.coders else one.coder_id,
            spans=tuple(self._span(span) for span in one.spans if not self._leaves_out(span)),
            relations=tuple(it for it in one.relations if it.source not in gone and it.target not in gone),
        )

    def _leaves_out(self, span: RawSpan) -> bool:
        target = self.labels.get(span.label)
        return target is not None and target.label is None

    def _span(self, span: RawSpan) -> RawSpan:
        target = self.labels.get(span.label)
        if target is None or target.label is None:
            return span
        return replace(span, label=target.label, attributes={**target.attributes, **span.attributes})


def read(path: Path, codebook: Codebook) -> LabelMapping:
    """Read a mapping: JSON, or TOML where the file's name ends so.

    It is an object ``{"PERS": "ACTOR", "MISC": null}``, or has parts ``labels`` and ``coders`` of that form. A label
    may also become ``{"label": "ACTOR", "attributes": {"kind": "person"}}``.

    Raises:
        InputError: It cannot be read, is no mapping, or names a label that the codebook lacks.
    """
    name = isolated(path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
        content = tomllib.loads(text) if path.suffix.lower() == ".toml" else strict_json.loads(text)
    except OSError as error:
        raise InputError(tr("The mapping {file} cannot be read.", file=name)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, InputError) as error:
        raise InputError(tr("The mapping {file} cannot be read: {reason}", file=name, reason=str(error))) from error
    try:
        return mapping_of(content, codebook)
    except InputError as error:
        raise InputError(tr("The mapping {file} cannot be used: {reason}", file=name, reason=str(error))) from error


def mapping_of(content: Any, codebook: Codebook) -> LabelMapping:
    """Return the mapping that a file's content describes; see :func:`read`.

    Raises:
        InputError: It is none, or names a label that the codebook lacks.
    """
    if not isinstance(content, Mapping):
        raise InputError(tr("it is no object of labels."))
    in_parts = any(isinstance(content.get(part), Mapping) for part in PARTS)
    labels: Any = content.get("labels", {}) if in_parts else content
    coders: Any = content.get("coders", {}) if in_parts else {}
    if not isinstance(labels, Mapping) or not isinstance(coders, Mapping):
        raise InputError(tr("its parts are no objects of labels and coders."))
    found = {str(label): _target(str(label), given) for label, given in labels.items()}
    unknown = [one.label for one in found.values() if one.label and codebook.label(one.label) is None]
    if unknown:
        raise InputError(_unknown(unknown, codebook))
    return LabelMapping(found, {str(name): _name(str(name), given) for name, given in coders.items()})


def _target(label: str, given: Any) -> Target:
    if given in (None, "", False):  # TOML has no null
        return Target(None)
    if isinstance(given, str):
        return Target(given)
    if isinstance(given, Mapping) and isinstance(given.get("label"), str):
        attributes = given.get("attributes", {})
        return Target(given["label"], dict(attributes) if isinstance(attributes, Mapping) else {})
    raise InputError(tr("what it says of {label} is no label.", label=isolated(label)))


def _name(name: str, given: Any) -> str:
    if not isinstance(given, str) or not given.strip():
        raise InputError(tr("what it says of {label} is no name.", label=isolated(name)))
    return given


def _unknown(labels: Sequence[str], codebook: Codebook) -> str:
    return tr(
        "the codebook has no label {labels}; it has {known}.",
        labels=tr(", ").join(map(isolated, dict.fromkeys(labels))),
        known=tr(", ").join(isolated(label.code) for label in codebook.labels),
    )


def _left_out(label: str) -> str:
    return tr("Marks of {label} were left out, as the mapping says.", label=isolated(label))


def suggested(labels: Sequence[str], codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Give each label with the one of the codebook that it likely is, "" where there is no telling: for a dialog."""
    known = {label.code.casefold(): str(label.code) for label in codebook.labels}
    for label in labels:
        folded = label.casefold()
        yield label, known.get(folded, known.get(_USUAL.get(folded, ""), ""))


# What labels of other corpora are called here, all in small letters.
_USUAL = {
    "per": "actor", "pers": "actor", "person": "actor", "org": "actor", "organization": "actor",
    "organisation": "actor", "norp": "actor", "loc": "location", "location": "location", "gpe": "location",
    "fac": "location", "facility": "location", "weapon": "weapon", "wea": "weapon", "date": "date", "time": "date",
    "event": "tactic", "evt": "tactic",
}  # fmt: skip
