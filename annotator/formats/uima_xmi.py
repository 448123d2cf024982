"""UIMA CAS XMI: a folder with an .xmi file for each document, and TypeSystem.xml. The road to INCEpTION."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from annotator.core.corpus import CorpusDocument, Written
from annotator.formats.file_names import file_name
from annotator.formats.setting import PLAIN, UNSPLIT, Outlet, Setting
from annotator.formats.uima_cas import SOFA, UNWRITABLE, Cas, Reference, Structure, cas_of
from annotator.formats.uima_types import Types
from annotator.formats.uima_xmi_reading import TYPES, read

__all__ = ["open_writer", "read", "write"]

_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


class _Writer:
    """Writes a file a document, and the types at the end."""

    def __init__(self, outlet: Outlet, setting: Setting) -> None:
        self._outlet, self._setting, self._types = outlet, setting, Types()

    def add(self, corpus: CorpusDocument, part: str) -> Written:
        """Write a document."""
        cas, written = cas_of(corpus, self._setting)
        self._types.learn(cas)
        name = file_name(corpus) if part == UNSPLIT else f"{part}/{file_name(corpus)}"
        with self._outlet.text(f"{name}.xmi") as file:
            file.write(_xmi(cas))
        return written

    def finish(self) -> None:
        """Write the types."""
        self._outlet.text(TYPES).write(self._types.to_xml())


def open_writer(outlet: Outlet, setting: Setting) -> _Writer:
    """Begin a folder."""
    return _Writer(outlet, setting)


def write(corpus: CorpusDocument, setting: Setting = PLAIN) -> Written:
    """Return a document with its one set, or none, as XML."""
    cas, written = cas_of(corpus, setting)
    return replace(written, text=_xmi(cas))


def _xmi(cas: Cas) -> str:
    return "".join(_pieces(cas))


def _pieces(cas: Cas) -> Iterator[str]:
    prefixes = _prefixes(cas)
    spaces = "".join(f' xmlns:{prefix}="{space}"' for space, prefix in prefixes.items())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"{spaces} xmi:version="2.0">\n  <cas:NULL xmi:id="0"/>\n'
    for one in cas.structures:
        yield _element(one, prefixes)
    yield '  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain"'
    yield f' sofaString="{_xml(cas.text)}"/>\n'
    members = " ".join(str(one.id) for one in cas.structures)
    yield f'  <cas:View sofa="1" members="{members}"/>\n</xmi:XMI>\n'


def _prefixes(cas: Cas) -> dict[str, str]:
    """Return a prefix for each namespace: the last word of the package, and a number where two would share it."""
    found = {_namespace(SOFA): "cas"}
    for space in dict.fromkeys(_namespace(one.type) for one in cas.structures):
        if space not in found:
            word = space.removesuffix(".ecore").rpartition("/")[2]
            found[space] = next(f"{word}{nth or ''}" for nth in count() if f"{word}{nth or ''}" not in found.values())
    return found


def _namespace(type: str) -> str:  # noqa: A002 - UIMA's word
    return f"http:///{type.rpartition('.')[0].replace('.', '/')}.ecore"


def _element(one: Structure, prefixes: dict[str, str]) -> str:
    place = "" if one.begin is None else f' begin="{one.begin}" end="{one.end}"'
    features = "".join(f' {name}="{_value(value)}"' for name, value in one.features.items())
    name = f"{prefixes[_namespace(one.type)]}:{one.type.rpartition('.')[2]}"
    return f'  <{name} xmi:id="{one.id}" sofa="1"{place}{features}/>\n'


def _value(value: str | int | Reference) -> str:
    return str(value.id) if isinstance(value, Reference) else _xml(str(value))


def _xml(text: str) -> str:
    return UNWRITABLE.sub("\ufffd", text).translate(_ESCAPED)
