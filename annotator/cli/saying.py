"""What a mark says, by the codebook's attributes of its label, and what the program reads in its words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import click

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import shortened, span_value
from annotator.cli.parameters import TEXT, answering, by_coder, document_argument, on_project
from annotator.core.codebook import AttributeDefinition, LabelDefinition
from annotator.core.coder import Coder
from annotator.core.json_value import Json
from annotator.core.proposal import Proposal
from annotator.core.span import Span
from annotator.errors import InputError, UsageError
from annotator.language import code, isolated, number, tr
from annotator.store import annotations as annotation_store
from annotator.store import codebooks, documents
from annotator.store.project import Project
from annotator.workflow import attributes, proposals
from annotator.workflow.coders import coder_named

span_argument = click.argument("span", metavar="MARK", type=TEXT)


def _attributes_help() -> str:
    return tr(
        "Tell what a mark says, or say it.\n\n"
        "Each KEY=VALUE is stored; one without a value is taken away. Several values of one key have commas between "
        "them; groups have their numbers behind a colon (children:2,women:1); a link is given the id of the other mark."
    )


@command("attributes", _attributes_help)
@on_project
@document_argument
@span_argument
@click.argument("given", metavar="[KEY=VALUE…]", type=TEXT, nargs=-1)
@by_coder
@option("--propose", is_flag=True, say=lambda: tr("Tell what the program reads in its words, and store nothing."))
@option(
    "--take", is_flag=True, say=lambda: tr("Store what the program reads in its words; what is given stands before it.")
)
@answering
def say(
    project: Project,
    document: str,
    span: str,
    given: Sequence[str],
    name: str,
    propose: bool,
    take: bool,
    answer: Answer,
) -> None:
    """Tell or set the attributes of a mark."""
    id, coder = documents.find(project, document), coder_named(project, name, mine=True)
    found = annotation_store.span(project, id, coder.id, span)
    proposal = proposals.proposal_for(project, found) if propose or take else None
    if propose:
        _tell_proposal(project, answer, found, proposal)
        return
    if take or given:
        found = _store(project, found, given, proposal)
    _tell(project, answer, coder, found)


def _store(project: Project, span: Span, given: Sequence[str], proposal: Proposal | None) -> Span:
    label = codebooks.codebook(project).label(span.label)
    if label is None:
        raise InputError(tr("The codebook has no label {label}: give the mark another.", label=isolated(span.label)))
    pairs = dict(map(_pair, given))
    links = {attribute.code for attribute in label.links}
    values = {} if proposal is None else dict(proposal.values)
    values |= {key: _value(label, key, words) for key, words in pairs.items() if key not in links}
    with project.transaction():
        proposed = None if proposal is None else proposal.values
        attributes.set_attributes(project, [span], values, proposed=proposed)
        span = annotation_store.span(project, span.document, span.coder, span.id)
        for key in links & pairs.keys():
            words = pairs[key]
            target = annotation_store.span(project, span.document, span.coder, words) if words else None
            attributes.link(project, span, key, target)
    return span


def _pair(given: str) -> tuple[str, str]:
    key, sign, value = given.partition("=")
    if not key.strip() or not sign:
        raise UsageError(tr("{words} is not of the form KEY=VALUE.", words=isolated(given)))
    return key.strip(), value.strip()


def _value(label: LabelDefinition, key: str, words: str) -> Json:
    """Return what was typed as the attribute wants it; what it cannot be is refused where it is stored."""
    attribute = label.attribute(key)
    return None if not words or (attribute is None and not words) else _typed(attribute, words)


def _typed(attribute: AttributeDefinition | None, words: str) -> Json:
    kind = "text" if attribute is None else attribute.type
    if kind in ("multichoice", "gazetteers"):
        return [part.strip() for part in words.replace("،", ",").split(",") if part.strip()]
    if kind == "bool":
        return {"yes": True, "true": True, "no": False, "false": False}.get(words.lower(), words)
    if kind in ("int", "number"):
        return _number(words, whole=kind == "int")
    if kind == "counts":
        pairs = [part.partition(":") for part in words.replace("،", ",").split(",")]
        return {group.strip(): _number(count.strip(), whole=True) for group, _, count in pairs}
    if kind == "subspan":
        return [_number(part.strip(), whole=True) for part in words.split(",")]
    return words


def _number(words: str, *, whole: bool) -> Json:
    try:
        return int(words) if whole else float(words)
    except ValueError:
        return words


def _tell(project: Project, answer: Answer, coder: Coder, span: Span) -> None:
    values = attributes.values_of(project, span)
    value = span_value(span, coder.name) | {"document": span.document, "says": values}
    answer.give(value, answer.facts([(tr("Mark"), isolated(shortened(span.quote))), *_told(project, span, values)]))


def _told(project: Project, span: Span, values: Mapping[str, Json]) -> list[tuple[str, str]]:
    """Return what a mark says in words: names of the codebook, and the words that links lead to."""
    label = codebooks.codebook(project).label(span.label)
    quotes = {str(one.id): one.quote for one in annotation_store.spans_of(project, span.document, span.coder)}
    return [_fact(label, name, value, quotes) for name, value in values.items()]


def _fact(label: LabelDefinition | None, name: str, value: Json, quotes: Mapping[str, str]) -> tuple[str, str]:
    attribute = None if label is None else label.attribute(name)
    if attribute is None:
        return name, isolated(json.dumps(value, ensure_ascii=False))
    if attribute.is_link:
        return attribute.names[code()], isolated(shortened(quotes.get(str(value), str(value))))
    parts = value if isinstance(value, list | tuple) else [value]
    return attribute.names[code()], ", ".join(_words(attribute, part) for part in parts)


def _words(attribute: AttributeDefinition, value: Json) -> str:
    found = attribute.value(value)
    if found is not None:
        return isolated(found.names[code()])
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return ", ".join(f"{isolated(part)} {count}" for part, count in value.items())
    return isolated(str(value))


def _tell_proposal(project: Project, answer: Answer, span: Span, proposal: Proposal | None) -> None:
    if proposal is None:
        answer.give(None, [answer.sentence(tr("Nothing is read in these words."))])
        return
    grounds: list[Json] = [
        {"start": one.start, "end": one.end, "words": one.words, "role": one.role, "attributes": list(one.attributes)}
        for one in proposal.grounds
    ]
    days: Json = None if proposal.days is None else [proposal.days.first.isoformat(), proposal.days.last.isoformat()]
    value: Json = {
        "values": dict(proposal.values),
        "grounds": grounds,
        "sentences": list(proposal.sentences),
        "days": days,
    }
    facts = answer.facts(_told(project, span, proposal.values)) if proposal.values else ()
    answer.give(value, [*map(answer.sentence, proposal.sentences), *facts])


COMMANDS = (say,)
