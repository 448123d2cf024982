"""The documents that leave with an export, each as each of its files is to hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from annotator.core.coder import Coder, CoderId
from annotator.core.corpus import CorpusDocument, Loss
from annotator.core.document import DocumentId
from annotator.formats.listing import Format
from annotator.store import annotations as annotation_store
from annotator.store import coders, documents
from annotator.store.project import Project
from annotator.workflow.anonymous import Anonymity, Names
from annotator.workflow.choosing import Choice, chosen
from annotator.workflow.sources import flattened

# A document as one file is to hold it, and what is told of it already; None where that file is not to have it.
Piece = tuple[CorpusDocument | None, list[Loss]]

ALONE = ""  # the name of the one file, where no coder has one of her own


class Leaving:
    """What leaves.

    Attributes:
        ids: The documents, in the order of their arrival.
        files: For each file the name of its coder, ``ALONE`` where there is one file for all.
    """

    def __init__(self, project: Project, format: Format, choice: Choice, anonymity: Anonymity) -> None:  # noqa: A002
        self._project, self._choice = project, choice
        self._only_finished = format.training and not choice.unfinished
        self.ids: list[DocumentId] = [row.id for row in documents.listing(project)]
        self._names = Names(coders.coders(project), anonymity)
        people = coders.begun(project) if format.one_coder and choice.coder is None and not choice.agreed else []
        self._whose: list[CoderId | None] = [None]
        self.files = [ALONE]
        if len(people) > 1:
            self._whose = [one.id for one in people]
            self.files = list(_file_names([replace(self._names.of(one), id=one.id) for one in people]).values())

    def whole(self) -> Iterator[CorpusDocument]:
        """Give each document with all that is chosen of it, before names are kept back."""
        for id in self.ids:
            corpus, _ = self._chosen(id)
            if corpus is not None:
                yield corpus

    def drafts(self) -> Iterator[tuple[DocumentId, list[Piece]]]:
        """Give each document as each of the files is to hold it."""
        for id in self.ids:
            corpus, losses = self._chosen(id)
            if corpus is None:
                yield id, [(None, losses if not nth else []) for nth in range(len(self.files))]
                continue
            yield id, [self._draft(corpus, losses, nth) for nth in range(len(self.files))]

    def _chosen(self, id: DocumentId) -> tuple[CorpusDocument | None, list[Loss]]:
        return chosen(corpus_of(self._project, id), self._choice, only_finished=self._only_finished)

    def _draft(self, corpus: CorpusDocument, losses: Sequence[Loss], nth: int) -> Piece:
        whose = self._whose[nth]
        sets = tuple(one for one in corpus.sets if whose is None or one.coder.id == whose)
        own = [loss for loss in losses if whose is None or loss.coder in (whose, "" if not nth else whose)]
        if not sets and (len(self.files) > 1 and (corpus.sets or nth)):
            return None, own  # it stands in another coder's file, or has been told of
        if not sets and any(loss.code == "unfinished_left_out" for loss in own):
            return None, own
        draft, masked = self._names.without(replace(corpus, sets=sets))
        return draft, [*(self._renamed(loss) for loss in own), *masked]

    def _renamed(self, loss: Loss) -> Loss:
        if not loss.coder:
            return loss
        return replace(loss, coder=self._names.of(Coder(CoderId(loss.coder), "")).id)


def corpus_of(project: Project, id: DocumentId) -> CorpusDocument:
    """Return a document with everybody's work."""
    return CorpusDocument(
        document=documents.document(project, id),
        metadata=documents.metadata_of(project, id).values,
        zones=documents.zones_of(project, id),
        sets=tuple(annotation_store.sets_of(project, id)),
        sources=tuple(flattened(documents.sources_of(project, id))),
    )


def _file_names(people: Sequence[Coder]) -> Mapping[CoderId, str]:
    """Return a name for each coder's file; two who would share one get the beginning of their ids."""
    safe = {one.id: re.sub(r"[^\w-]+", "_", one.name)[:60].strip("_") or one.id[:8] for one in people}
    folded = [name.casefold() for name in safe.values()]
    return {id: name if folded.count(name.casefold()) == 1 else f"{name}-{id[:8]}" for id, name in safe.items()}
