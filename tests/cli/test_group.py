"""The command line as a whole: help, wrong calls, exit codes, languages."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from annotator import __main__ as command_line
from annotator import __version__, assets, cli, settings
from annotator.cli.explained import Option
from annotator.cli.parameters import OneOf
from tests.cli.running import WORD, done, english, run

COMMANDS = cli.commands(command_line.open_window).commands
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "command-line.md"


def choices(command: click.Command) -> set[str]:
    """Return the words that options and arguments of a command can be given."""
    given = [param.type.choices for param in command.params if isinstance(param.type, OneOf)]
    return {choice for one in given for choice in one} | {"|".join(one) for one in given}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself_in_both_languages(name: str, made_up: str) -> None:
    command = COMMANDS[name]
    shown = done(name, "--help").out
    assert shown.startswith(f"Usage: annotator {name}")
    for option in command.params:
        if isinstance(option, click.Option):
            assert isinstance(option, Option)
            assert option.say()
            assert option.opts[0] in shown
    translated = done(name, "--help", language=made_up).out
    assert WORD in translated
    assert set(english(translated)) <= choices(command) | {"title", "source", "url", "date", "language", "jsonl"}


def test_the_help_of_all_names_every_command_in_both_languages(made_up: str) -> None:
    for language in ("en", made_up):
        shown = done("--help", language=language).out
        assert [name for name in COMMANDS if not re.search(rf"^  {name} ", shown, re.MULTILINE)] == []
    assert set(english(shown)) <= {"ar|en"}


def test_every_command_and_option_is_documented_and_nothing_else_is() -> None:
    sections = re.split(r"^### annotator ([a-z]+)$", DOCUMENTATION.read_text(encoding="utf-8"), flags=re.MULTILINE)
    documented = dict(zip(sections[1::2], sections[2::2], strict=True))
    assert list(documented) == list(COMMANDS)
    for name, command in COMMANDS.items():
        options = {param.opts[0] for param in command.params if isinstance(param, click.Option)}
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", documented[name])) == options, name


WRONG_CALLS = [
    (["info"], "PROJECT is missing."),
    (["import", "p.tarmiz"], "PATH… is missing."),
    (["mark", "p.tarmiz", "d", "0", "3", "ACTOR"], "--coder is missing."),
    (["export", "p.tarmiz", "t"], "--format is missing."),
    (["export", "p.tarmiz", "t", "--format", "xml"], "--format: xml is none of these: jsonl, conll2002, bioes"),
    (["mark", "p.tarmiz", "d", "x", "3", "ACTOR", "--coder", "a"], "START: x is not a whole number."),
    (["mark", "p.tarmiz", "d", "1", "3.5", "ACTOR", "--coder", "a"], "END: 3.5 is not a whole number."),
    (["zone", "p.tarmiz", "d", "1", "3", "nose", "--coder", "a"], "KIND: nose is none of these: title, "),
    (["info", "p.tarmiz", "q", "r"], "q r is more than is asked for."),
    (["info", "--jason", "p.tarmiz"], "There is no option --jason here; did you mean --json?"),
    (["info", "--qqq", "p.tarmiz"], "There is no option --qqq here."),
    (["undo", "p.tarmiz", "--coder"], "--coder needs a value."),
    (["undo", "p.tarmiz", "--json=1"], "--json takes no value."),
    (["documnets"], "There is no command documnets; did you mean documents?"),
    (["qqq"], "There is no command qqq."),
    (["--qqq"], "There is no option --qqq here."),
    (["--language", "fr", "info"], "--language: fr is none of these: ar, en."),
    (["metadata", "p.tarmiz", "d", "--coder", "\udcff"], "--coder: this is not valid UTF-8."),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG_CALLS)
def test_a_wrong_call_is_told_in_one_line_with_the_way_to_help(words: list[str], sentence: str, made_up: str) -> None:
    ran = run(*words)
    usage, wrong = ran.err.translate(dict.fromkeys(map(ord, "\u2068\u2069"))).splitlines()
    command = words[0] if words[0] in COMMANDS else ""
    assert (ran.code, ran.out) == (2, "")
    assert usage.startswith(f"Usage: annotator {command}")
    assert wrong.startswith(f"Error: {sentence}")
    assert re.search(rf" Help: annotator ?{command} --help$", wrong)
    translated = run(*words, language=made_up)
    assert (translated.code, translated.out) == (2, "")
    assert english(translated.err) == []


def test_the_version_is_told() -> None:
    assert done("--version").out == f"Tarmiz {__version__}\n"


def test_an_option_beats_the_variable_which_beats_the_settings(monkeypatch: pytest.MonkeyPatch, made_up: str) -> None:
    """The group is called without the option that the other tests give."""

    def language_of(*words: str) -> str:
        return "ar" if WORD in run_bare(*words) else "en"

    assert language_of("--help") == "en"
    settings.load().set("language", "ar")
    assert language_of("--help") == "ar"
    monkeypatch.setenv("TARMIZ_LANGUAGE", "en")
    assert language_of("--help") == "en"
    monkeypatch.setenv("TARMIZ_LANGUAGE", "klingon")
    assert language_of("--help") == "ar"
    assert language_of("--language=en", "--help") == "en"
    assert language_of("--language", "en", "info", "--help") == "en"


def run_bare(*words: str) -> str:
    """Run a command line just as it is, and return its output."""
    return CliRunner().invoke(cli.commands(), words, catch_exceptions=False).stdout


def test_a_missing_catalogue_is_told_and_not_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "_ROOT", tmp_path)
    ran = run("--help", language="ar")
    assert (ran.code, ran.out) == (1, "")
    assert "A part of the program is missing" in ran.err


def test_a_name_copied_from_the_screen_with_its_isolates_is_understood(project: Path) -> None:
    title = done("documents", project, "--json").value[0]["title"]
    assert done("show", project, f"\u2068{title}\u2069", "--json").value["title"] == title


def test_where_there_is_no_window_a_call_without_a_command_shows_the_help() -> None:
    assert run_bare() == run_bare("--help")
