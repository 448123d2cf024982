"""Names for the files of a folder that holds one or two for each document: readable, and never the same twice."""

from __future__ import annotations

import re
from pathlib import PurePath

from annotator.core.corpus import CorpusDocument

LONGEST = 40  # code points of the part that people read
DIGITS = 12  # of the document's id

_UNSAFE = re.compile(r"[^\w-]+")


def file_name(corpus: CorpusDocument) -> str:
    """Return a name without an ending: that of the file that the document came from, and the beginning of its id."""
    sources = [PurePath(source.name).stem for source in corpus.sources]
    readable = _UNSAFE.sub("_", sources[0])[:LONGEST].strip("_") if sources else ""
    return "-".join(part for part in (readable, corpus.document.id[:DIGITS]) if part)
