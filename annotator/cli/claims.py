"""Commands for claimed casualties: read in phrases, and as a table of what was coded."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from annotator.arabic.casualties import Claim, casualties
from annotator.cli.answer import Answer, printable, write
from annotator.cli.explained import command
from annotator.cli.parameters import PATH, answering, of_coder, on_project, whose
from annotator.core.json_value import Json
from annotator.errors import InputError, UsageError
from annotator.language import isolated, ntr, number, tr, tr_in
from annotator.store.project import Project
from annotator.workflow import claims as table
from annotator.workflow.claims import ClaimRow


def _casualties_help() -> str:
    return tr(
        "Read claimed casualties in phrases or sentences, one a line, from standard input.\n\n"
        "With --json it prints one JSON object a line: the text and its claims."
    )


@command("casualties", _casualties_help)
@answering
def read_casualties(answer: Answer) -> None:
    """Read casualties from standard input."""
    for line in _lines():
        found = casualties(line)
        if answer.as_json:
            value: Json = {"text": line, "claims": [claim_value(claim) for claim in found]}
            write(json.dumps(value, ensure_ascii=False))
        else:
            write("\n".join(printable(answer.sentence(told)) for told in _told(line, found)))


def _lines() -> Iterator[str]:
    for number_of_line, data in enumerate(sys.stdin.buffer, start=1):
        try:
            yield data.decode("utf-8-sig" if number_of_line == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputError(tr("Line {line} is not in UTF-8.", line=str(number_of_line))) from error


def claim_value(claim: Claim) -> dict[str, Json]:
    """Return a claim as JSON values: null where nothing is said."""
    return {
        "outcome": claim.outcome,
        "min": claim.least,
        "max": claim.most,
        "hedge": claim.hedge,
        "victim": claim.victim or None,
        "joint": claim.joint,
        "cumulative": claim.cumulative,
        "subset": dict(claim.subset),
        "breakdown": dict(claim.breakdown),
        "unit": claim.unit,
        "flag": " ".join(claim.flags) or None,
        "framing": claim.framing or None,
        "start": claim.start,
        "end": claim.end,
    }


def _told(line: str, found: list[Claim]) -> Iterator[str]:
    yield isolated(line)
    for claim in found:
        low, high = (tr("open") if bound is None else number(bound) for bound in (claim.least, claim.most))
        words = isolated(line[claim.start : claim.end])
        yield tr(
            "  {outcome}, least {low}, most {high}, {hedge}: {words}",
            outcome=isolated(claim.outcome),
            low=low,
            high=high,
            hedge=isolated(claim.hedge),
            words=words,
        )
    if not found:
        yield tr("  no claim")


def _claims_help() -> str:
    return tr(
        "List every claim of casualties that was coded, or write them to a file.\n\n"
        "The file's name says what it is to be: .csv or .jsonl. A joint figure never becomes deaths."
    )


@command("claims", _claims_help)
@on_project
@click.argument("target", metavar="[TARGET]", type=PATH, required=False)
@of_coder
@answering
def claims(project: Project, target: Path | None, name: str | None, answer: Answer) -> None:
    """List or write the claims."""
    coder = whose(project, name)
    if target is None:
        rows = list(table.claims(project, coder))
        value: Json = [table.row_value(row) for row in rows]
        answer.give(value, _table(answer, rows) if rows else [answer.sentence(tr("No casualties were coded yet."))])
        return
    if target.suffix.lower() not in table.SUFFIXES:
        raise UsageError(tr("{file}: name the file .csv or .jsonl.", file=isolated(target.name)))
    count = table.write(project, target, coder) or 0
    sentence = ntr(
        "{count} claim written to {file}.", "{count} claims written to {file}.", count, file=isolated(str(target))
    )
    answer.give({"file": str(target), "claims": count}, [answer.sentence(sentence)])


def _table(answer: Answer, rows: list[ClaimRow]) -> Iterator[str]:
    headings = (
        tr_in("column", "Title"),
        tr_in("column", "Coder"),
        tr_in("column", "Outcome"),
        tr_in("column", "Least"),
        tr_in("column", "Most"),
        tr_in("column", "Hedge"),
        tr_in("column", "Words"),
    )
    cells = [
        (row.title, row.coder, row.outcome, _bound(row.min), _bound(row.max), row.hedge, " ".join(row.quote.split()))
        for row in rows
    ]
    return answer.table(headings, cells)


def _bound(value: float | None) -> str:
    return "-" if value is None else number(value)


COMMANDS = (read_casualties, claims)
