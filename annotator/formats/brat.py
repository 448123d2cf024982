"""brat: a folder with a .txt and an .ann file for each document, annotation.conf, and the names in visual.conf.

Offsets count code points. A mark that goes over line ends is in pieces; brat holds attributes as words, so all others
stand as JSON in a note on their mark or relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from annotator.core.annotation_set import AnnotationSet, Relation
from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.core.json_value import Json
from annotator.core.span import Span
from annotator.formats.brat_config import annotation_conf, brat_name, visual_conf
from annotator.formats.brat_reading import is_whole_number, read
from annotator.formats.file_names import file_name
from annotator.formats.json_text import one_line
from annotator.formats.setting import PLAIN, UNSPLIT, Outlet, Setting
from annotator.formats.span_losses import part_losses, span_loss, unfinished_loss

__all__ = ["open_writer", "read", "write"]

_BREAKS = re.compile(r"[\n\r]+")
_WORD = re.compile(r"[^\s]+")


class _Writer:
    """Writes two files a document."""

    def __init__(self, outlet: Outlet, setting: Setting) -> None:
        self._outlet, self._setting = outlet, setting

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Write a document's text and marks."""
        written = write(corpus, self._setting)
        name = file_name(corpus) if part == UNSPLIT else f"{part}/{file_name(corpus)}"
        with self._outlet.text(f"{name}.txt") as file:
            file.write(corpus.document.text)
        with self._outlet.text(f"{name}.ann") as file:
            file.write(written.text)
        return written

    def finish(self) -> None:
        """Write what labels, relations and attributes there are."""
        for name, text in (
            ("annotation.conf", annotation_conf(self._setting)),
            ("visual.conf", visual_conf(self._setting)),
        ):
            self._outlet.text(name).write(text)


def open_writer(outlet: Outlet, setting: Setting) -> _Writer:
    """Begin a folder."""
    return _Writer(outlet, setting)


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:  # noqa: ARG001 - as in every format
    """Return the .ann file of a document with its one set; "" where it has no set, or one that says nothing."""
    if not corpus.sets:
        return Written("")
    (one,) = corpus.sets
    losses: list[Loss] = []
    ids: dict[str, str] = {}
    lines: list[str] = []
    for span in one.spans:
        pieces = _pieces(span, losses)
        if pieces:
            ids[span.id] = f"T{len(ids) + 1}"
            lines.append(_mark(ids[span.id], span, pieces))
            respelt = brat_name(span.label)
            losses += [span_loss("label_respelt", span, respelt=respelt)] if respelt != span.label else []
    lines += _said(one, ids)
    losses += [_type_respelt(it) for it in _tied(one, ids) if brat_name(it.type) != it.type]
    losses += [*unfinished_loss(one, corpus.document.id), *part_losses(one, corpus.document.id, relations=ids)]
    losses += [] if lines else [Loss("nothing_told", corpus.document.id, one.coder.id)]
    return Written("".join(f"{line}\n" for line in lines), int(bool(lines)), len(ids), tuple(losses))


def _pieces(span: Span, losses: list[Loss]) -> list[tuple[int, int]]:
    """Return the stretches of a mark between line ends; line ends at its own ends are lost."""
    pieces: list[tuple[int, int]] = []
    at = 0
    for match in _BREAKS.finditer(span.quote):
        pieces.append((at, match.start()))
        at = match.end()
    pieces = [(start, end) for start, end in (*pieces, (at, len(span.quote))) if start < end]
    if not pieces:
        losses.append(span_loss("no_word", span))
    elif (pieces[0][0], pieces[-1][1]) != (0, len(span.quote)):
        losses.append(span_loss("trimmed", span, trimmed=span.quote[pieces[0][0] : pieces[-1][1]]))
    return [(span.start + start, span.start + end) for start, end in pieces]


def _mark(id: str, span: Span, pieces: list[tuple[int, int]]) -> str:
    places = ";".join(f"{start} {end}" for start, end in pieces)
    quote = " ".join(span.quote[start - span.start : end - span.start] for start, end in pieces)
    return f"{id}\t{brat_name(span.label)} {places}\t{quote}"


def _said(one: AnnotationSet, ids: Mapping[str, str]) -> Iterator[str]:
    """Give attributes, relations, and notes for what neither can hold."""
    notes: list[tuple[str, Mapping[str, Json]]] = []
    count = 0
    for span in one.spans:
        rest: dict[str, Json] = {}
        for key, value in span.attributes.items() if span.id in ids else ():
            if _is_flat(key, value):
                count += 1
                yield f"A{count}\t{key} {ids[span.id]} {value}"
            else:
                rest[key] = value
        notes += [(ids[span.id], rest)] if rest else []
    for nth, relation in enumerate(_tied(one, ids), start=1):
        yield f"R{nth}\t{brat_name(relation.type)} Arg1:{ids[relation.source]} Arg2:{ids[relation.target]}"
        notes += [(f"R{nth}", relation.attributes)] if relation.attributes else []
    for nth, (id, attributes) in enumerate(notes, start=1):
        yield f"#{nth}\tAnnotatorNotes {id}\t{one_line(attributes)}"


def _tied(one: AnnotationSet, ids: Mapping[str, str]) -> list[Relation]:
    return [relation for relation in one.relations if relation.source in ids and relation.target in ids]


def _type_respelt(one: Relation) -> Loss:
    detail: dict[str, Json] = {"id": one.id, "type": one.type, "respelt": brat_name(one.type)}
    return Loss("type_respelt", one.document, one.coder, detail)


def _is_flat(key: str, value: Json) -> bool:
    """Tell whether an attribute is read back from a line of brat just as it is."""
    if brat_name(key) != key or isinstance(value, bool):
        return False
    if isinstance(value, int):
        return True
    return isinstance(value, str) and _WORD.fullmatch(value) is not None and not is_whole_number(value)
