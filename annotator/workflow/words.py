"""Words for what the code names by a stable code: the same in the window and on the command line."""

from __future__ import annotations

from annotator.core.codebook import Codebook
from annotator.language import code, tr_in


def zone_name(kind: str) -> str:
    """Return what a kind of zone is called; a codebook's own kind keeps its code."""
    names = {
        "title": tr_in("zone", "Title"),
        "duplicate_title": tr_in("zone", "Repeated title"),
        "byline": tr_in("zone", "Byline"),
        "body": tr_in("zone", "Article"),
        "caption": tr_in("zone", "Caption"),
        "comments": tr_in("zone", "Comments"),
        "boilerplate": tr_in("zone", "Menu words and the like"),
    }
    return names.get(kind, kind)


def status_name(status: str) -> str:
    """Return how far a report is, in words."""
    names = {
        "not_started": tr_in("status", "not started"),
        "in_progress": tr_in("status", "in progress"),
        "done": tr_in("status", "done"),
    }
    return names[status]


def metadata_name(key: str) -> str:
    """Return what a field of a report's metadata is called."""
    names = {
        "title": tr_in("metadata", "Title"),
        "source": tr_in("metadata", "Source"),
        "url": tr_in("metadata", "Address"),
        "date": tr_in("metadata", "Date"),
        "language": tr_in("metadata", "Language"),
    }
    return names.get(key, key)


def act_name(kind: str) -> str:
    """Return what was done, for "Undo: …"; the kinds are those of the journal."""
    names = {
        "mark": tr_in("act", "mark"),
        "mark_all": tr_in("act", "marks on all the same words"),
        "relabel": tr_in("act", "change of label"),
        "resize": tr_in("act", "change of edges"),
        "delete": tr_in("act", "deletion"),
        "finish": tr_in("act", "report done"),
        "reopen": tr_in("act", "report reopened"),
        "withdraw": tr_in("act", "withdrawal"),
        "restore": tr_in("act", "return of a report"),
        "metadata": tr_in("act", "what is known of a report"),
        "zones": tr_in("act", "parts of a report"),
        "turn": tr_in("act", "direction of a paragraph"),
        "codebook": tr_in("act", "codebook"),
        "remap": tr_in("act", "codebook"),
        "attributes": tr_in("act", "what a mark says"),
        "link": tr_in("act", "link between marks"),
        "report_values": tr_in("act", "what is said of a report"),
        "note": tr_in("act", "note"),
        "question": tr_in("act", "question"),
        "answer": tr_in("act", "answer to a question"),
        "looked_at": tr_in("act", "second look at marks"),
        "role": tr_in("act", "what a coder is in the team"),
        "reason": tr_in("act", "reason of a disagreement"),
    }
    return names.get(kind, kind)


def label_name(codebook: Codebook, label: str) -> str:
    """Return a label's name in the interface language; a label that the codebook lacks keeps its code."""
    found = codebook.label(label)
    return label if found is None else found.names[code()]
