"""CoNLL-2002: a word and its BIO tag a line, a blank line between sentences; see docs/corpus-format.md.

Files of its kin are read too: CoNLL-2003, IOB1, BIOES, and several tags a line for marks inside others.
"""

from __future__ import annotations

from annotator.core.corpus import CorpusDocument, Written
from annotator.formats.layout import BIO
from annotator.formats.setting import PLAIN, Setting
from annotator.formats.token_lines import written
from annotator.formats.token_reading import read

__all__ = ["read", "write"]


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document's words with the tags of its one set; nothing where it has no set."""
    return written(corpus, setting, BIO)
