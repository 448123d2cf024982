"""BIOES: as CoNLL-2002, but the last word of a mark has E-, and a mark of one word S-; see docs/corpus-format.md."""

from __future__ import annotations

from annotator.core.corpus import CorpusDocument, Written
from annotator.formats.layout import BIOES
from annotator.formats.setting import PLAIN, Setting
from annotator.formats.token_lines import written
from annotator.formats.token_reading import read

__all__ = ["read", "write"]


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document's words with the tags of its one set; nothing where it has no set."""
    return written(corpus, setting, BIOES)
