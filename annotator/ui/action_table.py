"""Every action of the window: one row of one table. Menus, tooltips, keys and the search box are made from it."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.core.codebook import Codebook
from annotator.core.document import ZONE_KINDS
from annotator.language import code as language_code
from annotator.language import isolated, tr
from annotator.workflow.words import zone_name

LABEL, ALSO, ZONE = "label:", "also:", "zone:"


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    Attributes:
        id: Stable name; handlers are bound by it.
        menu: The menu that it stands in, "" for none.
        keys: Shortcuts in Qt's portable spelling, the one that is shown first; what lies under the same finger on an
            Arabic keyboard does the same.
        needs: The fact that must hold for it to be enabled ("" always): project, document, span, selection, team …
        separated: Whether a line stands before it in its menu.
        in_text: Whether its keys are its own only while the text has the focus: Tab and Enter serve other parts too.
    """

    id: str
    text: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    needs: str = ""
    icon: str = ""
    separated: bool = False
    in_text: bool = False


def menu_titles() -> dict[str, str]:
    """Return the menus of the menu bar, in order."""
    return {
        "file": tr("&File"),
        "edit": tr("&Edit"),
        "mark": tr("&Mark"),
        "report": tr("&Report"),
        "part": tr("&Part of the report"),
        "team": tr("&Team"),
        "view": tr("&View"),
        "help": tr("&Help"),
    }


def rows() -> tuple[ActionRow, ...]:
    """Return the table, in the language in use."""
    marks = (*_mark_rows(), *_saying_rows(), *_edge_rows())
    work = (*_file_rows(), *_edit_rows(), *marks, *_report_rows())
    return (*work, *_team_rows(), *_view_rows(), *_help_rows())


def _file_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("new", tr("New project…"), "file", ("Ctrl+N",), icon="plus"),
        ActionRow("open", tr("Open project…"), "file", ("Ctrl+O",), icon="folder"),
        ActionRow("sample", tr("Open the sample project"), "file"),
        ActionRow("import", tr("Import reports…"), "file", ("Ctrl+I",), "project", "import", separated=True),
        ActionRow("import_folder", tr("Import a folder…"), "file", ("Ctrl+Shift+I",), "project"),
        ActionRow("import_asking", tr("Import with a chosen encoding…"), "file", (), "project"),
        ActionRow("import_corpus", tr("Import a corpus of another program…"), "file", ("Ctrl+Shift+E",), "project"),
        ActionRow("paste", tr("Paste the clipboard as a report"), "file", ("Ctrl+Shift+V",), "project"),
        ActionRow("export", tr("Export…"), "file", ("Ctrl+E",), "project", "export", separated=True),
        ActionRow("claims", tr("Table of claimed casualties…"), "file", (), "project"),
        ActionRow("replace_codebook", tr("Another codebook…"), "file", (), "project", separated=True),
        ActionRow("save_codebook", tr("Save the codebook as a file…"), "file", (), "project"),
        ActionRow("close", tr("Close the project"), "file", ("Ctrl+W",), "project", separated=True),
        ActionRow("quit", tr("Quit"), "file", ("Ctrl+Q",)),
    )


def _edit_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("undo", tr("Undo"), "edit", ("Ctrl+Z",), "undo", "undo"),
        ActionRow("redo", tr("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
        ActionRow("search", tr("Search reports and commands"), "edit", ("Ctrl+K",), "project", separated=True),
        ActionRow("find", tr("Find in this report"), "edit", ("Ctrl+F", "/"), "document"),
        ActionRow("find_next", tr("Find the next one"), "edit", ("F3", "Ctrl+G"), "document"),
        ActionRow("find_previous", tr("Find the one before"), "edit", ("Shift+F3", "Ctrl+Shift+G"), "document"),
        ActionRow("concordance", tr("Find in all reports"), "edit", ("Ctrl+Shift+F",), "project"),
        ActionRow("coder", tr("Who is coding…"), "edit", (), "project", separated=True),
        ActionRow("settings", tr("Settings…"), "edit", ("Ctrl+,",), icon="settings"),
    )


def _mark_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("again", tr("Mark with the last label"), "mark", ("Return", "Enter"), "document", in_text=True),
        ActionRow("delete", tr("Delete the mark"), "mark", ("Del", "Backspace"), "span", "delete", separated=True),
        ActionRow("next_mark", tr("Next mark"), "mark", ("Tab",), "document", separated=True, in_text=True),
        ActionRow("previous_mark", tr("Previous mark"), "mark", ("Shift+Tab",), "document", in_text=True),
        ActionRow("next_mention", tr("Next unmarked mention of the same words"), "mark", ("N",), "document"),
        ActionRow("mark_all", tr("Mark all the same…"), "mark", ("A",), "document"),
        ActionRow("clear", tr("Clear the selection"), "mark", ("Esc",), "document", in_text=True),
    )


def _saying_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("say", tr("Say what the mark says"), "mark", ("E", "F2"), "span", separated=True),
        ActionRow("next_empty", tr("Next field that must be said"), "mark", ("F4",), "document"),
        ActionRow("take", tr("Take the proposal"), "mark", ("T", "Ctrl+T"), "proposal"),
        ActionRow("link", tr("Link to another mark…"), "mark", ("L",), "links"),
        ActionRow("follow", tr("Go to the linked mark"), "mark", ("J",), "linked"),
        ActionRow("note", tr("Note on the mark, or on the report"), "mark", ("M", "Ctrl+M"), "document"),
        ActionRow("ask", tr("Ask the supervisor…"), "mark", ("Q",), "document"),
        ActionRow("alike", tr("Select all marks of the same words"), "mark", ("W",), "span"),
    )


def _edge_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("past_clitic", tr("Start past و ب ل… and back"), "mark", ("P",), "document", separated=True),
        ActionRow("before_pronoun", tr("End before ه ها هم… and back"), "mark", ("S",), "document"),
        ActionRow("start_back", tr("Start one letter earlier"), "mark", ("[",), "span", separated=True),
        ActionRow("start_forth", tr("Start one letter later"), "mark", ("]",), "span"),
        ActionRow("end_back", tr("End one letter earlier"), "mark", ("{",), "span"),
        ActionRow("end_forth", tr("End one letter later"), "mark", ("}",), "span"),
        ActionRow("start_back_word", tr("Start one word earlier"), "mark", ("Ctrl+[",), "span", separated=True),
        ActionRow("start_forth_word", tr("Start one word later"), "mark", ("Ctrl+]",), "span"),
        ActionRow("end_back_word", tr("End one word earlier"), "mark", ("Ctrl+{",), "span"),
        ActionRow("end_forth_word", tr("End one word later"), "mark", ("Ctrl+}",), "span"),
    )


def _report_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("finish", tr("Done · next"), "report", ("Ctrl+Return", "Ctrl+Enter"), "document", "done"),
        ActionRow("reopen", tr("Reopen this report"), "report", (), "done"),
        ActionRow("problems", tr("Problems of this report"), "report", ("Ctrl+P",), "document", separated=True),
        ActionRow("next_problem", tr("Next problem"), "report", ("F9",), "document"),
        ActionRow("previous_problem", tr("The problem before"), "report", ("Shift+F9",), "document"),
        ActionRow("next", tr("Next report"), "report", ("Ctrl+PgDown", "Alt+Down"), "document", separated=True),
        ActionRow("previous", tr("Previous report"), "report", ("Ctrl+PgUp", "Alt+Up"), "document"),
        ActionRow("say_of_report", tr("Say something of the report"), "report", ("R",), "document", separated=True),
        ActionRow("details", tr("About this report"), "report", ("Ctrl+D",), "document", "details"),
        ActionRow("turn", tr("Turn this paragraph"), "report", ("Ctrl+Shift+D",), "document"),
        ActionRow("withdraw", tr("Withdraw this report"), "report", (), "document", separated=True),
    )


def _team_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("team", tr("People and their work"), "team", ("Ctrl+Shift+T",), "team"),
        ActionRow("deal", tr("Deal reports…"), "team", ("Ctrl+Shift+L",), "team"),
        ActionRow("pack", tr("Make packages…"), "team", ("Ctrl+Shift+P",), "team"),
        ActionRow("send", tr("Send my work…"), "team", ("Ctrl+Shift+S",), "team", separated=True),
        ActionRow("unpack", tr("Take a package in…"), "team", ("Ctrl+Shift+O",)),
        ActionRow("merge", tr("Merge another copy…"), "team", ("Ctrl+Shift+M",), "team"),
        ActionRow("backups", tr("Backups…"), "team", ("Ctrl+Shift+B",), "team", separated=True),
    )


def _view_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("first", tr("First page"), "view"),
        ActionRow("codebook", tr("Codebook"), "view", ("Ctrl+B",), "project"),
        ActionRow("define", tr("What this label means"), "view", ("D",), "project"),
        ActionRow("questions", tr("Open questions"), "view", ("Ctrl+Shift+Q",), "project", separated=True),
        ActionRow("looks", tr("Marks to look at again"), "view", ("Ctrl+Shift+R",), "project"),
        ActionRow("next_listed", tr("Next of the list"), "view", ("Ctrl+J",), "project"),
        ActionRow("previous_listed", tr("The one before in the list"), "view", ("Ctrl+Shift+J",), "project"),
        ActionRow("agreement", tr("Agreement of coders"), "view", ("Ctrl+Shift+A",), "project"),
        ActionRow("next_part", tr("Next part of the window"), "view", ("F6",), "project"),
        ActionRow("previous_part", tr("Part of the window before"), "view", ("Shift+F6",), "project"),
        ActionRow("larger", tr("Larger text"), "view", ("Ctrl++", "Ctrl+="), separated=True),
        ActionRow("smaller", tr("Smaller text"), "view", ("Ctrl+-",)),
        ActionRow("captions", tr("Labels over the marks"), "view", ("F7",)),
        ActionRow("invisible", tr("Show invisible characters"), "view", ("F8",)),
        ActionRow("light", tr("Light"), "view", separated=True),
        ActionRow("dark", tr("Dark"), "view"),
        ActionRow("arabic", "العربية", "view", separated=True),
        ActionRow("english", "English", "view"),
    )


def _help_rows() -> tuple[ActionRow, ...]:
    return (
        ActionRow("keys", tr("Keys"), "help", ("F1", "?")),
        ActionRow("self_test", tr("Is my Arabic right?"), "help"),
        ActionRow("about", tr("About Tarmiz"), "help", separated=True),
    )


def label_rows(codebook: Codebook) -> tuple[ActionRow, ...]:
    """Return two actions for each label: give it to the selection or the selected mark; mark the same words with it."""
    language = language_code()
    first = [
        ActionRow(f"{LABEL}{label.code}", label.names[language], "mark", _key(label.shortcut), "document")
        for label in codebook.labels
    ]
    also = [
        ActionRow(
            f"{ALSO}{label.code}",
            tr("The same words also as {label}", label=isolated(label.names[language])),
            "",
            _key(label.shortcut, "Ctrl+"),
            "span",
        )
        for label in codebook.labels
    ]
    return (*first, *also)


def zone_rows() -> tuple[ActionRow, ...]:
    """Return an action for each kind of zone: says that the selected text is one."""
    return tuple(ActionRow(f"{ZONE}{kind}", zone_name(kind), "part", (), "selection") for kind in ZONE_KINDS)


def _key(shortcut: str, modifiers: str = "") -> tuple[str, ...]:
    return (modifiers + shortcut,) if shortcut else ()
