"""The lines of a file of tokens: a word and its tags a line, an empty line where a sentence begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.formats.layout import BIO, BIOES, IOB1, Layout
from annotator.formats.setting import Setting
from annotator.formats.span_losses import attribute_losses, part_losses, span_loss, unfinished_loss
from annotator.formats.tagging import Chunk, Words, side_by_side, words_of

OUTSIDE = "O"
_SPACES = re.compile(r"\s+")
_UNWRITABLE = re.compile("[ \t\n\r]")
_UNWRITABLE_BY_TABS = re.compile("[\t\n\r]")

# What the tags of a mark over so many words begin with; whether another of its label ends just before it.
Prefixes = Callable[[int, bool], list[str]]


def _bio(count: int, _touches: bool) -> list[str]:
    return ["B", *["I"] * (count - 1)]


def _iob1(count: int, touches: bool) -> list[str]:
    return ["B" if touches else "I", *["I"] * (count - 1)]


def _bioes(count: int, _touches: bool) -> list[str]:
    return ["S"] if count == 1 else ["B", *["I"] * (count - 2), "E"]


PREFIXES: dict[str, Prefixes] = {BIO: _bio, IOB1: _iob1, BIOES: _bioes}


def written(corpus: CorpusDocument, setting: Setting, scheme: str) -> Written:
    """Return a document's words with the tags of its one set; nothing where it has no set.

    Args:
        corpus: The document.
        setting: How it is cut, and which zones go out.
        scheme: One of ``layout.SCHEMES``; with the source's own words, the source's where that is another kind of BIO.
    """
    if not corpus.sets:
        return Written("", losses=(Loss("not_coded", corpus.document.id),))
    (one,) = corpus.sets
    found = words_of(corpus, setting)
    layout = found.layout
    nested = layout is not None and layout.nested
    chunks = list(found.chunks) if nested else side_by_side(found)
    words = _spelt(corpus, found)
    if layout is None:
        text = _plain(words, tags(chunks, len(words), scheme, found.begins), found, corpus)
    else:
        used = layout.scheme if scheme == BIO and layout.scheme != BIOES else scheme
        text = source_text(words, tags(chunks, len(words), used, found.begins), found.begins, layout, used)
    losses = [*unfinished_loss(one, corpus.document.id), *found.losses, *attribute_losses(one)]
    losses += [
        span_loss("label_respelt", span, respelt=_tag_name(span.label))
        for span in one.spans
        if _tag_name(span.label) != span.label
    ]
    losses += part_losses(one, corpus.document.id)
    return Written(text, 1, len(chunks), tuple(losses))


def _spelt(corpus: CorpusDocument, found: Words) -> list[str]:
    """Return the words as a line can hold them: white space in one becomes a low line, and is told."""
    text = corpus.document.text
    if found.layout is None:  # our own words hold no white space
        return [text[start:end] for start, end in found.words]
    by_tabs = found.layout.separator == "\t"
    pattern = _UNWRITABLE_BY_TABS if by_tabs else _UNWRITABLE
    spelt: list[str] = []
    for start, end in found.words:
        word = pattern.sub("_", text[start:end])
        if word != text[start:end]:
            found.losses.append(Loss("word_respelt", corpus.document.id, corpus.sets[0].coder.id, {"at": start}))
        spelt.append(word)
    return spelt


def tags(chunks: Sequence[Chunk], count: int, scheme: str, begins: frozenset[int] = frozenset()) -> list[list[str]]:
    """Return the tags of each of so many words: one for each mark that covers it, the one that began first before."""
    found: list[list[str]] = [[] for _ in range(count)]
    ended: dict[int, set[str]] = {}
    for chunk in chunks:
        label = _tag_name(chunk.span.label)
        touches = label in ended.get(chunk.first, ()) and chunk.first not in begins
        ended.setdefault(chunk.last, set()).add(label)
        prefixes = PREFIXES[scheme](chunk.last - chunk.first, touches)
        for nth, prefix in enumerate(prefixes, start=chunk.first):
            found[nth].append(f"{prefix}-{label}")
    return found


def _tag_name(label: str) -> str:
    return _SPACES.sub("_", label)


def _plain(words: Sequence[str], tagged: Sequence[Sequence[str]], found: Words, corpus: CorpusDocument) -> str:
    lines = list(_lines(words, tagged, found, corpus))
    return "\n".join([*lines, "", ""]) if words else ""


def _lines(
    words: Sequence[str], tagged: Sequence[Sequence[str]], found: Words, corpus: CorpusDocument
) -> Iterator[str]:
    """Give the lines; no sentence ends inside a span, for no reader could take it up again behind the gap."""
    for nth, (word, own) in enumerate(zip(words, tagged, strict=True)):
        if nth in found.begins:
            if own and own[0][0] in "IE":
                at = found.words[nth][0]
                detail = Loss("sentences_joined", corpus.document.id, corpus.sets[0].coder.id, {"at": at})
                found.losses.append(detail)
            else:
                yield ""
        yield f"{word} {' '.join(own) or OUTSIDE}"


def line_of(layout: Layout, nth: int, word: str, own: Sequence[str]) -> str:
    """Return the line of a word as the layout has it."""
    middle = [layout.middle[nth]] if layout.middle and layout.middle[nth] else []
    return layout.separator.join([word, *middle, *(own or [OUTSIDE])])


def source_text(
    words: Sequence[str], tagged: Sequence[Sequence[str]], begins: frozenset[int], layout: Layout, scheme: str
) -> str:
    """Return the lines as they came, those of words whose tags have changed since as they are now."""
    lines: list[str] = []
    nth = 0
    while nth < len(words):
        lines += layout.before.get(nth, ("",) if nth in begins else ())
        raw, made, count = layout.odd.get(nth, ("", "", 1))
        now = [line_of(layout, at, words[at], tagged[at]) for at in range(nth, min(nth + count, len(words)))]
        is_as_it_came = count > 0 and raw and scheme == layout.scheme and "\n".join(now) == made
        lines += [raw] if is_as_it_came else now
        nth += max(count, 1)
    lines += layout.before.get(len(words), ())
    text = "".join(line + layout.line_end for line in lines)
    return text.removesuffix(layout.line_end) if layout.unended else text
