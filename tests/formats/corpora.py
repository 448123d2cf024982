"""Documents with sets for property tests: whatever a project can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from annotator.arabic.clean import clean
from annotator.core.annotation_set import AnnotationSet, Event, EventId, Note, NoteId, Relation, RelationId
from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument
from annotator.core.document import Document, Source, SourceId, Zone, Zones
from annotator.core.json_value import Json
from annotator.core.span import Label, Span, SpanId

LETTERS = 'ابتقل وف\u064f\u0651ـ\u200c🚁👩\u200d👦e\u0301 .،؟\n\t"«»7٣-/@#\u00a0'
NAMES = st.text(alphabet="abcسارة _-", min_size=1, max_size=8).filter(lambda name: name == " ".join(name.split()))
IDS = st.text(alphabet="0123456789abcdef", min_size=8, max_size=8)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(st.text(max_size=5), VALUES, max_size=3)
TEXTS = (
    st.text(alphabet=LETTERS, min_size=1, max_size=60)
    .filter(lambda text: bool(text.strip()))
    .map(lambda text: clean(text).text)
)


@st.composite
def documents(draw: st.DrawFn, coders: int = 3) -> CorpusDocument:
    """Draw a document with zones, metadata, sources, and the sets of some coders, two of whom may share a name."""
    document = Document.of(draw(TEXTS))
    people = draw(st.lists(IDS, unique=True, max_size=coders))
    return CorpusDocument(
        document=document,
        metadata=draw(OBJECTS),
        zones=draw(_zones(document)),
        sets=tuple(draw(_sets(document, Coder(CoderId(id), draw(NAMES)))) for id in people),
        sources=tuple(draw(_source(document, id)) for id in draw(st.lists(IDS, unique=True, max_size=2))),
    )


@st.composite
def _zones(draw: st.DrawFn, document: Document) -> Zones:
    edges = sorted(draw(st.sets(st.integers(0, len(document.text)), max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    zones = tuple(Zone(start, end, draw(st.sampled_from(["title", "body", "comments", "x"]))) for start, end in pairs)
    return Zones(document.id, zones, proposed=draw(st.booleans()))


@st.composite
def _sets(draw: st.DrawFn, document: Document, coder: Coder) -> AnnotationSet:
    ids = draw(st.lists(IDS, unique=True, max_size=6))
    spans = tuple(
        sorted((draw(_span(document, coder, id)) for id in ids), key=lambda span: (span.start, span.end, span.id))
    )
    events = tuple(
        Event(EventId(f"e{nth}"), document.id, coder.id, _without_id(draw(OBJECTS)))
        for nth in range(draw(st.integers(0, 2)))
    )
    notes = tuple(
        Note(NoteId(f"n{nth}"), document.id, coder.id, _without_id(draw(OBJECTS)))
        for nth in range(draw(st.integers(0, 2)))
    )
    ends = [SpanId(id) for id in (*ids, *(str(event.id) for event in events))]
    relations = tuple(
        Relation(
            RelationId(f"r{nth}"),
            document.id,
            coder.id,
            draw(NAMES),
            draw(st.sampled_from(ends)),
            draw(st.sampled_from(ends)),
            draw(OBJECTS),
        )
        for nth in range(draw(st.integers(0, 2)) if ends else 0)
    )
    return AnnotationSet(coder, draw(st.sampled_from(["in_progress", "done"])), spans, relations, events, notes)


@st.composite
def _span(draw: st.DrawFn, document: Document, coder: Coder, id: str) -> Span:
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    label = Label(draw(st.sampled_from(["ACTOR", "LOCATION", "TACTIC", "CASUALTY", "سلاح", "A B", "x|y:z"])))
    return Span(SpanId(id), document.id, coder.id, start, end, label, document.text[start:end], draw(OBJECTS))


@st.composite
def _source(draw: st.DrawFn, document: Document, id: str) -> Source:
    name, original = draw(NAMES), draw(st.text(alphabet="0123456789abcdef", min_size=64, max_size=64))
    return Source(SourceId(id), document.id, name, original, "utf-8", 1, draw(OBJECTS))


def _without_id(content: dict[str, Json]) -> dict[str, Json]:
    return {key: value for key, value in content.items() if key != "id"}
