"""Commands for what travels between people: keys, packages out, packages in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from annotator.cli import passphrases
from annotator.cli.answer import Answer
from annotator.cli.explained import command, option
from annotator.cli.parameters import PATH, TEXT, answering, on_project
from annotator.cli.passphrases import OF_KEYS, OF_PACKAGE, own_keys, with_keys
from annotator.cli.progress import Progress
from annotator.core.json_value import Json
from annotator.errors import UsageError
from annotator.exchange import fingerprint, keyring
from annotator.exchange.fingerprint import grouped
from annotator.exchange.package import Package
from annotator.language import isolated, tr, tr_in
from annotator.store import correspondents
from annotator.store.correspondents import Correspondent
from annotator.store.project import Project
from annotator.workflow import packing, projects, unpacking
from annotator.workflow.coders import coder_named


def _keys_help() -> str:
    return tr(
        "Show the fingerprint of your keys, and whose keys you have compared.\n\n"
        "Read your fingerprint out by voice to whoever gets the first package from you. With PROJECT the people are "
        "listed whose keys were compared in that project on this computer."
    )


@command("keys", _keys_help)
@click.argument("path", metavar="[PROJECT]", type=PATH, required=False)
@option("--new", is_flag=True, say=lambda: tr("Make keys; those that were here are kept, and used no more."))
@option(
    "--new-passphrase",
    "new_file",
    metavar="FILE",
    type=PATH,
    say=lambda: tr("Keep the keys under the passphrase that is the first line of this file."),
)
@option(
    "--forget", metavar="DIGITS", type=TEXT, say=lambda: tr("Forget the keys with this fingerprint in the project.")
)
@with_keys
@answering
def keys(
    path: Path | None, new: bool, new_file: Path | None, forget: str | None, keys_file: Path | None, answer: Answer
) -> None:
    """Show, make or change keys."""
    if new:
        keyring.make(_new_passphrase(keys_file))
    elif new_file is not None:
        old = passphrases.given(keys_file, OF_KEYS, _ask_old, "--keys-passphrase")
        keyring.change_passphrase(old, passphrases.given(new_file, "", _ask_old, "--new-passphrase"))
    known: list[Correspondent] = []
    if path is not None:
        with projects.opened(path) as project:
            if forget is not None:
                correspondents.drop(project, fingerprint.typed(forget))
            known = correspondents.every(project)
    elif forget is not None:
        raise UsageError(tr("Say in which project keys are to be forgotten."))
    _tell_keys(answer, known)


def _ask_old() -> str:
    return tr("Passphrase of your keys")


def _new_passphrase(file: Path | None) -> str:
    return passphrases.given(file, OF_KEYS, lambda: tr("New passphrase"), "--keys-passphrase", twice=True)


def _tell_keys(answer: Answer, known: list[Correspondent]) -> None:
    public = keyring.public()
    own = None if public is None else public.fingerprint
    value: Json = {
        "fingerprint": own,
        "people": [
            {"fingerprint": one.fingerprint, "coder": one.coder, "name": one.name, "time": one.time} for one in known
        ],
    }
    answer.give(value, _key_lines(answer, own, known))


def _key_lines(answer: Answer, own: str | None, known: list[Correspondent]) -> Iterator[str]:
    if own is None:
        yield answer.sentence(tr("You have no keys here yet."))
    else:
        yield answer.sentence(tr("Your fingerprint: {digits}", digits=isolated(grouped(own))))
    headings = (tr_in("column", "Coder"), tr_in("column", "Fingerprint"), tr_in("column", "Compared"))
    yield from answer.table(headings, [(one.name, grouped(one.fingerprint), one.time[:10]) for one in known])


def _pack_help() -> str:
    return tr(
        "Make a package for somebody, sealed and signed.\n\n"
        "A coder gets her reports, the codebook and her own work, and nobody else's; a supervisor or adjudicator gets "
        "all that she has not got yet. Where no keys of the recipient are known, the package opens with a passphrase, "
        "which is drawn and shown; tell it by another way."
    )


@command("pack", _pack_help)
@on_project
@click.argument("target", type=PATH)
@option("--coder", "name", metavar="NAME", type=TEXT, required=True, say=lambda: tr("Who sends it; must be given."))
@option("--to", "whom", metavar="NAME", type=TEXT, required=True, say=lambda: tr("For whom it is; must be given."))
@option(
    "--passphrase",
    "file",
    metavar="FILE",
    type=PATH,
    say=lambda: tr("Let it open with the passphrase that is the first line of this file, even if keys are known."),
)
@option("--everything", is_flag=True, say=lambda: tr("Also what the recipient has: for somebody who lost her file."))
@with_keys
@answering
def pack(
    project: Project,
    target: Path,
    name: str,
    whom: str,
    file: Path | None,
    everything: bool,
    keys_file: Path | None,
    answer: Answer,
) -> None:
    """Make a package."""
    sender, recipient = coder_named(project, name, mine=True), coder_named(project, whom)
    words = "" if file is None else passphrases.given(file, "", _ask_old, "--passphrase")
    report = packing.pack(
        project, target, sender.id, recipient.id, own_keys(keys_file), passphrase=words, everything=everything
    )
    answer.give(report.to_json(), map(answer.sentence, report.sentences()))


def _unpack_help() -> str:
    return tr(
        "Open a package and take it over into PROJECT, which is made where it is a coder's first.\n\n"
        "The first package of somebody is taken only with the fingerprint that the sender reads out by voice. It is "
        "all or nothing, the same package twice adds nothing, and a backup is made before."
    )


@command("unpack", _unpack_help)
@click.argument("path", metavar="PROJECT", type=PATH)
@click.argument("package", type=PATH)
@option(
    "--compared", metavar="DIGITS", type=TEXT, default="", say=lambda: tr("The fingerprint that the sender read out.")
)
@option(
    "--passphrase",
    "file",
    metavar="FILE",
    type=PATH,
    say=lambda: tr(
        "The passphrase of the package is the first line of this file. Else it is that of the variable {variable}, or "
        "is asked for.",
        variable=OF_PACKAGE,
    ),
)
@option("--dry-run", is_flag=True, say=lambda: tr("Only tell what would happen; nothing is stored."))
@option("--go-on", is_flag=True, say=lambda: tr("Take it even if a package before it is missing."))
@option("--unite", is_flag=True, say=lambda: tr("Take it even if it belongs to another project."))
@with_keys
@answering
def unpack(path: Path, package: Path, file: Path | None, keys_file: Path | None, answer: Answer, **given: Any) -> None:
    """Take a package over."""
    opened = _opened(package, file, keys_file)
    with Progress() as progress:
        report = _taken(path, opened, progress=progress.show, **given)
    answer.give(report.to_json(), map(answer.sentence, report.sentences()))


def _opened(package: Path, file: Path | None, keys_file: Path | None) -> Package:
    if unpacking.way_of(package) == "keys":
        return unpacking.opened(package, own_keys(keys_file))
    words = passphrases.given(file, OF_PACKAGE, lambda: tr("Passphrase of the package"), "--passphrase")
    return unpacking.opened(package, passphrase=words)


def _taken(
    path: Path,
    given: Package,
    *,
    compared: str,
    dry_run: bool,
    go_on: bool,
    unite: bool,
    progress: Callable[[int, int], bool],
) -> unpacking.UnpackReport:
    if not path.exists():
        if dry_run:
            return unpacking.rehearse_beginning(given, compared=compared)
        project, report = unpacking.begin(path, given, compared=compared, go_on=go_on, progress=progress)
        if project is not None:
            project.close()
        return report
    with projects.opened(path) as project:
        if dry_run:
            return unpacking.rehearse(project, given, compared=compared, unite=unite, progress=progress)
        return unpacking.take(project, given, compared=compared, go_on=go_on, unite=unite, progress=progress)


COMMANDS = (keys, pack, unpack)
