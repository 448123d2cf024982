"""A reader of CoNLL-2002 for tests: strict, and written from the description of the format alone."""

from __future__ import annotations

Chunk = tuple[str, tuple[str, ...]]
Sentence = tuple[tuple[str, ...], tuple[Chunk, ...]]


def read(text: str) -> list[Sentence]:
    """Return the words of each sentence, and its chunks as (label, words).

    Raises:
        ValueError: A line has not two columns, or an I- goes on with nothing.
    """
    return [_sentence(block.split("\n")) for block in text.strip("\n").split("\n\n") if block]


def _sentence(lines: list[str]) -> Sentence:
    words: list[str] = []
    chunks: list[tuple[str, list[str]]] = []
    before = "O"
    for line in lines:
        word, tag = line.split(" ")
        words.append(word)
        kind, _, label = tag.partition("-")
        if kind == "B":
            chunks.append((label, [word]))
        elif kind == "I" and before[2:] == label and before != "O":
            chunks[-1][1].append(word)
        elif tag != "O":
            raise ValueError(line)
        before = tag
    return tuple(words), tuple((label, tuple(words)) for label, words in chunks)


def chunks(text: str) -> list[Chunk]:
    """Return all chunks of a file."""
    return [chunk for _, found in read(text) for chunk in found]


def words(text: str) -> list[str]:
    """Return all words of a file."""
    return [word for found, _ in read(text) for word in found]
