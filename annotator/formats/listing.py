"""The corpus formats: one row each, and what one can want them for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotator.core.corpus import CorpusDocument, Loss, Written
from annotator.formats import (
    bioes,
    brat,
    chat,
    conll2002,
    doccano,
    gliner,
    huggingface,
    jsonl,
    labelstudio,
    prodigy,
    spacy,
    uima_json,
    uima_xmi,
)
from annotator.formats.item import Reader
from annotator.formats.losses import DOCUMENTS
from annotator.formats.setting import PLAIN, Lines, Open, Outlet, Setting, Write
from annotator.language import tr

Require = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Format:
    """A corpus format.

    Attributes:
        suffix: Of its file, with the dot; "" where it is a folder.
        write_with: Returns one document in the format, as a person may look at it.
        open: Begins to write a corpus.
        one_coder: A file, or folder, holds the work of one coder only.
        never: Codes of what it carries of no document at all.
        training: It is for training: sets in progress stay behind unless somebody asks for them.
        read: Gives the reports of a file; None where the format is not read.
        reads: Endings of the files in a folder that are read.
        require: Raises a ``MissingPartError`` where a library that it needs is not installed.
    """

    name: str
    suffix: str
    write_with: Write
    open: Open
    one_coder: bool = False
    never: tuple[str, ...] = ()
    training: bool = False
    read: Reader | None = None
    reads: tuple[str, ...] = ()
    require: Require | None = None

    @property
    def is_folder(self) -> bool:
        """Tell whether it is a folder of files."""
        return not self.suffix

    def write(self, corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
        """Return one document in the format."""
        return self.write_with(corpus, setting)

    def takes(self, path: Path) -> bool:
        """Tell whether a file in a folder is one of the format's documents."""
        return path.name.lower().endswith(self.reads)

    def describe(self) -> str:
        """Say in the interface language what the format is for."""
        return _descriptions()[self.name]

    def losses_of_all(self, documents: int) -> tuple[Loss, ...]:
        """Return what is lost of every one of so many documents."""
        return tuple(Loss(code, detail={DOCUMENTS: documents}) for code in self.never) if documents else ()


def _descriptions() -> dict[str, str]:
    return {
        "jsonl": tr("JSON Lines of Tarmiz: everything, for keeping and for importing again"),
        "conll2002": tr("CoNLL-2002: words with BIO tags, one coder a file, for training"),
        "bioes": tr("BIOES: words with tags that tell the last word of a mark too, one coder a file, for training"),
        "huggingface": tr("Hugging Face: Parquet with a data set card, for training and for statistics"),
        "spacy": tr("spaCy: DocBin with a configuration that spacy train takes, one coder a folder"),
        "uima-xmi": tr("UIMA XMI: for INCEpTION and other programs of UIMA, one coder a folder"),
        "uima-json": tr("UIMA CAS JSON: as XMI, with the types in each file, one coder a folder"),
        "brat": tr("brat: texts with marks beside them, one coder a folder"),
        "labelstudio": tr("Label Studio: tasks with everybody's marks, and a labelling configuration"),
        "doccano": tr("doccano: JSON Lines with marks and relations, one coder a file"),
        "prodigy": tr("Prodigy: JSON Lines with words and marks, a task for each coder"),
        "gliner": tr("GLiNER: words and marks as JSON, one coder a file, for training"),
        "chat": tr("Chat: instructions, reports and answers as JSON Lines, one coder a file, for language models"),
    }


def purposes() -> list[tuple[str, str]]:
    """Return what one can want to do, in the interface language, with the format for it."""
    return [
        (tr("Keep everything, or move it to another project"), "jsonl"),
        (tr("Give it to a statistician, or to the public"), "huggingface"),
        (tr("Train spaCy"), "spacy"),
        (tr("Train a transformer of Hugging Face"), "huggingface"),
        (tr("Train a tagger on words with BIO tags"), "conll2002"),
        (tr("Train a tagger on words with BIOES tags"), "bioes"),
        (tr("Train GLiNER"), "gliner"),
        (tr("Teach a language model by examples"), "chat"),
        (tr("Open it in INCEpTION"), "uima-xmi"),
        (tr("Work on it with programs of UIMA"), "uima-json"),
        (tr("Open it in brat"), "brat"),
        (tr("Open it in Label Studio"), "labelstudio"),
        (tr("Open it in doccano"), "doccano"),
        (tr("Open it in Prodigy"), "prodigy"),
    ]


def _lines(write: Write) -> Open:
    return partial(_open_lines, write)


def _open_lines(write: Write, outlet: Outlet, setting: Setting) -> Lines:
    return Lines(outlet, setting, write)


def _jsonl(corpus: CorpusDocument, _setting: Setting) -> Written:
    return jsonl.write(corpus)


_WORDS = ("spacing_dropped", "metadata_dropped")
_TOOL = ("zones_dropped", "sources_dropped")
_TOKENS = (".conll", ".bio", ".bioes", ".iob", ".txt", ".tsv")
_JSON = (".json", ".jsonl", ".ndjson")

FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("jsonl", ".jsonl", _jsonl, _lines(_jsonl)),
        Format(
            "conll2002", ".conll", conll2002.write, _lines(conll2002.write), one_coder=True, never=_WORDS,
            training=True, read=conll2002.read, reads=_TOKENS,
        ),
        Format(
            "bioes", ".bioes", bioes.write, _lines(bioes.write), one_coder=True, never=_WORDS, training=True,
            read=bioes.read, reads=_TOKENS,
        ),
        Format(
            "huggingface", "", huggingface.write, huggingface.open_writer, never=("sources_dropped",), training=True,
            require=huggingface.require,
        ),
        Format(
            "spacy", "", spacy.write, spacy.open_writer, one_coder=True, never=_TOOL, training=True,
        ),
        Format(
            "uima-xmi", "", uima_xmi.write, uima_xmi.open_writer, one_coder=True, never=("sources_dropped",),
            read=uima_xmi.read, reads=(".xmi",),
        ),
        Format(
            "uima-json", "", uima_json.write, uima_json.open_writer, one_coder=True, never=("sources_dropped",),
            read=uima_json.read, reads=(".json",),
        ),
        Format(
            "brat", "", brat.write, brat.open_writer, one_coder=True,
            never=("metadata_dropped", "sources_dropped", "ids_dropped", "coder_dropped"),
            read=brat.read, reads=(".txt",),
        ),
        Format(
            "labelstudio", ".json", labelstudio.write, labelstudio.open_writer, never=_TOOL,
            read=labelstudio.read, reads=_JSON,
        ),
        Format(
            "doccano", ".jsonl", doccano.write, _lines(doccano.write), one_coder=True, never=(*_TOOL, "ids_dropped"),
            read=doccano.read, reads=_JSON,
        ),
        Format("prodigy", ".jsonl", prodigy.write, _lines(prodigy.write), never=_TOOL, read=prodigy.read, reads=_JSON),
        Format(
            "gliner", ".json", gliner.write, gliner.open_writer, one_coder=True, never=(*_WORDS, "labels_lowered"),
            training=True,
        ),
        Format(
            "chat", ".jsonl", chat.write, _lines(chat.write), one_coder=True,
            never=("metadata_dropped", "sources_dropped", "ids_dropped"), training=True,
        ),
    )
}  # fmt: skip
