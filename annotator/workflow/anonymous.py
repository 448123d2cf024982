"""A corpus without names: coders as codes; if asked, without addresses and without the names of sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import regex

from annotator.core.annotation_set import AnnotationSet
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Loss
from annotator.core.document import Document, Source
from annotator.core.json_value import Json
from annotator.formats.layout import KEY

COVER = "•"  # stands for each character of an address, so that no offset moves

_ADDRESS = regex.compile(
    r"(?:(?:https?|ftp)://|www\.)[^\s\p{Z}\p{C}«»\x22<>()\u060c\u061b]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)


@dataclass(frozen=True, slots=True)
class Anonymity:
    """What is kept back.

    Attributes:
        coders: Coders are called coder-1, coder-2 …
        addresses: Web and mail addresses are covered in texts, and left out of the metadata.
        sources: The names of sources and files are left out.
    """

    coders: bool = False
    addresses: bool = False
    sources: bool = False


OPENLY = Anonymity()  # nothing is kept back


class Names:
    """Gives coders codes, in the order of their ids, so that a later export calls them the same."""

    def __init__(self, people: Iterable[Coder], anonymity: Anonymity) -> None:
        self._anonymity = anonymity
        ids = sorted({one.id for one in people}) if anonymity.coders else []
        self._codes = {id: Coder(CoderId(f"coder-{nth}"), f"coder-{nth}") for nth, id in enumerate(ids, start=1)}

    def of(self, coder: Coder) -> Coder:
        """Return what a coder is called."""
        return self._codes.get(coder.id, coder)

    def without(self, corpus: CorpusDocument) -> tuple[CorpusDocument, list[Loss]]:
        """Return a document without what is kept back, and whether addresses in it were covered."""
        corpus = replace(corpus, sets=tuple(self._renamed(one) for one in corpus.sets)) if self._codes else corpus
        if self._anonymity.sources:
            sources = tuple(replace(_bare(one), name="") for one in corpus.sources if KEY in one.metadata)
            metadata = _without(corpus.metadata, ("source", "publisher", "author"))
            corpus = replace(corpus, sources=sources, metadata=metadata)
        return self._covered(corpus) if self._anonymity.addresses else (corpus, [])

    def _renamed(self, one: AnnotationSet) -> AnnotationSet:
        coder = self.of(one.coder)
        return replace(
            one,
            coder=coder,
            spans=tuple(replace(record, coder=coder.id) for record in one.spans),
            relations=tuple(replace(record, coder=coder.id) for record in one.relations),
            events=tuple(replace(record, coder=coder.id) for record in one.events),
            notes=tuple(replace(record, coder=coder.id) for record in one.notes),
        )

    def _covered(self, corpus: CorpusDocument) -> tuple[CorpusDocument, list[Loss]]:
        metadata = {key: value for key, value in corpus.metadata.items() if not _is_address(value)}
        metadata = _without(metadata, ("url",))
        sources = tuple(replace(bare, metadata=_covered_in(bare.metadata)) for bare in map(_bare, corpus.sources))
        corpus = replace(corpus, metadata=metadata, sources=sources)
        text = cover(corpus.document.text)
        if text == corpus.document.text:
            return corpus, []
        sets = tuple(
            replace(one, spans=tuple(replace(span, quote=text[span.start : span.end]) for span in one.spans))
            for one in corpus.sets
        )
        covered = replace(corpus, document=Document(corpus.document.id, text), sets=sets)
        return covered, [Loss("masked", corpus.document.id)]


def _bare(source: Source) -> Source:
    """Return a source without what came along with it, but for how it was cut into words."""
    return replace(source, metadata={key: value for key, value in source.metadata.items() if key == KEY})


def _covered_in(value: Any) -> Any:
    """Return JSON values with every address in them covered: lines of tokens that are kept as they came have some."""
    if isinstance(value, str):
        return cover(value)
    if isinstance(value, Mapping):
        return {key: _covered_in(one) for key, one in value.items()}
    return [_covered_in(one) for one in value] if isinstance(value, list | tuple) else value


def cover(text: str) -> str:
    """Return a text with every address covered, letter by letter."""
    return _ADDRESS.sub(lambda found: COVER * len(found[0]), text)


def _is_address(value: Json) -> bool:
    return isinstance(value, str) and _ADDRESS.search(value) is not None


def _without(metadata: Mapping[str, Json], keys: Iterable[str]) -> dict[str, Json]:
    return {key: value for key, value in metadata.items() if key not in keys}
