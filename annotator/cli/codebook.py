"""The command for the codebook: shown, compared with another, replaced by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.page import SHOWN_OF_ID, shortened, span_value
from annotator.cli.parameters import PATH, TEXT, acting, answering, on_project
from annotator.core.codebook import AttributeDefinition, Codebook
from annotator.core.codebook_changes import Place
from annotator.core.json_value import Json
from annotator.errors import UsageError
from annotator.formats import codebook_file
from annotator.language import code, isolated, ntr, tr
from annotator.store import codebooks
from annotator.store.project import Project
from annotator.workflow import codebook as workflow
from annotator.workflow.codebook import Comparison, SecondLook


def _help() -> str:
    return tr(
        "Show the codebook of a project, compare it with a file, or replace it by one.\n\n"
        "What is gone and used must be mapped: --map ACTOR.kind.rebel=militia for a value, ACTOR.kind=type for an "
        "attribute, WEAPON=ACTOR for a label; with nothing behind = the marks go, or no longer say it. All of it is "
        "one step, which can be undone."
    )


@command("codebook", _help)
@on_project
@option(
    "--compare",
    "other",
    metavar="FILE",
    type=PATH,
    say=lambda: tr("Tell what this codebook would change, and change nothing."),
)
@option("--replace", "new", metavar="FILE", type=PATH, say=lambda: tr("Put this codebook in its place."))
@option(
    "--map",
    "mapped",
    metavar="PLACE=CODE",
    type=TEXT,
    multiple=True,
    say=lambda: tr("What becomes of something that is gone; may be given several times."),
)
@option("--save", "target", metavar="FILE", type=PATH, say=lambda: tr("Write it to a .toml or .json file."))
@option(
    "--looks", is_flag=True, say=lambda: tr("List the marks that changes of the codebook make worth a second look.")
)
@option("--coder", "name", metavar="NAME", type=TEXT, say=lambda: tr("Who replaces it; must be given then."))
@answering
def codebook(
    project: Project,
    other: Path | None,
    new: Path | None,
    mapped: Sequence[str],
    target: Path | None,
    looks: bool,
    name: str | None,
    answer: Answer,
) -> None:
    """Show, compare or replace the codebook."""
    if new is not None:
        _replace(project, new, mapped, name, answer)
    elif other is not None:
        _tell_comparison(answer, workflow.compare(project, codebook_file.read(other)))
    elif target is not None:
        workflow.save(project, target)
        value: Json = {"version": codebooks.version(project), "file": str(target)}
        answer.give(value, [answer.sentence(tr("Written: {files}.", files=isolated(target.name)))])
    elif looks:
        _tell_looks(answer, workflow.second_looks(project))
    else:
        book = codebooks.codebook(project)
        answer.give({"version": book.version, "content": dict(book.content)}, _lines(answer, book))


def _replace(project: Project, file: Path, mapped: Sequence[str], name: str | None, answer: Answer) -> None:
    if name is None:
        raise UsageError(tr("Say with {option} who does it.", option=isolated("--coder NAME")))
    after = codebook_file.read(file)
    comparison = workflow.compare(project, after)
    mapping = dict(map(_mapping, mapped))
    copy = workflow.back_up_before(project, after, mapping)
    with acting(project, name) as coder:
        change = workflow.replace_codebook(project, after, coder.id, mapping)
    touched = max(len(change.removed) - 1, 0)
    sentence = ntr(
        "The codebook is now that of {file}; {count} mark, link or note was changed with it.",
        "The codebook is now that of {file}; {count} marks, links and notes were changed with it.",
        touched,
        file=isolated(file.name),
    )
    kept = tr("What was before is kept as {file}.", file=isolated(copy.name))
    value: Json = {"version": after.version, "changed": touched, "backup": str(copy), **_comparison_value(comparison)}
    lines = [sentence, *(one.sentence() for one in comparison.differences), kept]
    answer.give(value, map(answer.sentence, lines))


def _mapping(given: str) -> tuple[Place, str]:
    place, sign, target = given.partition("=")
    parts = tuple(part.strip() for part in place.split(".", 2))
    if not sign or not all(parts):
        raise UsageError(tr("{words} is not of the form PLACE=CODE.", words=isolated(given)))
    return parts, target.strip()


def _comparison_value(comparison: Comparison) -> Mapping[str, Json]:
    return {
        "differences": [
            {"code": one.code, "place": ".".join(one.place), "sentence": one.sentence()}
            for one in comparison.differences
        ],
        "in_use": {".".join(place): count for place, count in comparison.in_use.items()},
        "concerned": comparison.concerned,
    }


def _tell_comparison(answer: Answer, comparison: Comparison) -> None:
    value: Json = {"version": comparison.after.version, **_comparison_value(comparison)}
    answer.give(value, map(answer.sentence, _compared(comparison)))


def _compared(comparison: Comparison) -> Iterator[str]:
    yield from (one.sentence() for one in comparison.differences)
    if not comparison.differences:
        yield tr("Nothing is different.")
    for place, count in comparison.in_use.items():
        name = isolated(".".join(place))
        yield ntr(
            "{place} is used once: it must be mapped.",
            "{place} is used {count} times: it must be mapped.",
            count,
            place=name,
        )
    if comparison.concerned:
        yield ntr(
            "{count} mark would be worth a second look.",
            "{count} marks would be worth a second look.",
            comparison.concerned,
        )


def _tell_looks(answer: Answer, found: Sequence[SecondLook]) -> None:
    value: Json = [
        {
            **span_value(one.span, one.coder),
            "document": one.span.document,
            "title": one.title,
            "version": one.version,
            "reasons": [difference.sentence() for difference in one.differences],
        }
        for one in found
    ]
    none = [answer.sentence(tr("No mark is worth a second look."))]
    answer.give(value, _look_lines(answer, found) if found else none)


def _look_lines(answer: Answer, found: Sequence[SecondLook]) -> Iterator[str]:
    for one in found:
        words = isolated(shortened(one.span.quote))
        place = isolated(f"{one.span.id[:SHOWN_OF_ID]} {one.span.label}")
        yield answer.sentence(
            tr(
                "{place} {words} ({coder}, {title}):",
                place=place,
                words=words,
                coder=isolated(one.coder),
                title=isolated(shortened(one.title)),
            )
        )
        yield from (f"  {answer.sentence(difference.sentence())}" for difference in one.differences)


def _lines(answer: Answer, book: Codebook) -> Iterator[str]:
    """Give the codebook line by line: labels, what is said of them, values, rules."""
    for label in book.labels:
        yield answer.sentence(_named(label.shortcut or "-", label.code, label.names[code()]))
        yield from _definition(answer, label.definitions.get(code(), ""), 4)
        for attribute in label.attributes:
            yield from _attribute_lines(answer, attribute)
    for number, rule in enumerate(book.rules, start=1):
        yield answer.sentence(f"{number}. {rule.words[code()]}")


def _attribute_lines(answer: Answer, attribute: AttributeDefinition) -> Iterator[str]:
    name = _named("*" if attribute.required else " ", attribute.code, attribute.names[code()])
    yield f"    {answer.sentence(f'{name} ({isolated(attribute.type)})')}"
    yield from _definition(answer, attribute.definitions.get(code(), ""), 8)
    for value in attribute.values:
        yield f"        {answer.sentence(_named('', value.code, value.names[code()]))}"


def _named(sign: str, code_of: str, name: str) -> str:
    return f"{sign} {isolated(code_of)} {isolated(name)}".lstrip()


def _definition(answer: Answer, words: str, indent: int) -> Iterator[str]:
    if words:
        yield f"{' ' * indent}{answer.sentence(words)}"


COMMANDS = (codebook,)
