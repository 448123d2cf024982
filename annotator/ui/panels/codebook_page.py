"""One section of the codebook as a page to read: in the interface language first, in the other beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from annotator.core.codebook import AttributeDefinition, Codebook, LabelDefinition, Names, Rule, ValueDefinition
from annotator.core.codebook_changes import REPORT, Place
from annotator.core.codebook_entries import RULES
from annotator.language import LANGUAGES, code, digits, is_rtl, isolated, ntr, number, tr
from annotator.ui.own_direction import RTL, direction_of
from annotator.ui.theme import Theme
from annotator.ui.words import type_name

SQUARE = "\u25a0"
LARGE, USUAL, SMALL = 19, 14, 13  # pixels of the letters
APART, NEAR, BETWEEN = 14, 6, 1  # pixels above a paragraph
MOST = 250  # values of one attribute on a page: more would take a while to lay out
STEP = 12  # pixels of what belongs to something, from where the page begins


def sections(book: Codebook) -> list[tuple[str, str]]:
    """Return the sections of a codebook by code and name: its labels, whole reports, the rules."""
    found = [(str(label.code), label.names[code()]) for label in book.labels]
    found += [(REPORT, tr("The report as a whole"))] if book.report else []
    return found + ([(RULES, tr("Rules"))] if book.rules else [])


def section_name(book: Codebook, section: str) -> str:
    """Return what a section is called; its code where the codebook does not have it."""
    return dict(sections(book)).get(section, section)


def anchor(place: Place) -> str:
    """Return the name of the spot on a page at which something is defined."""
    return "/".join(place)


class CodebookPage:
    """Writes sections of a codebook as Qt's rich text, in the colours of a theme."""

    def __init__(self, book: Codebook, theme: Theme) -> None:
        self._book, self._theme = book, theme
        self._at: Place = ()
        self._ink, self._soft, self._line = (theme.colours[token] for token in ("ink", "ink_soft", "line"))

    def section(self, section: str, at: Place = ()) -> str:
        """Return a section as a page; of very many values it has those around a place."""
        self._at = at
        label = self._book.label(section)
        if label is not None:
            return "".join(self._label(label))
        if section == REPORT:
            return "".join(self._report())
        return "".join(self._rules(self._book.rules, tr("Rules")))

    def _label(self, label: LabelDefinition) -> Iterator[str]:
        colour = self._theme.label_colour(label.colours).name()
        square = f'<span style="color:{colour}">{SQUARE}</span> '
        yield self._named((str(label.code),), label.names, LARGE, 0, before=square)
        key = tr("key {key}", key=digits(label.shortcut)) if label.shortcut else tr("no key")
        yield self._line_of(f"{isolated(escape(str(label.code)))} · {escape(key)}", self._soft, SMALL, BETWEEN)
        yield from self._definitions(label.definitions)
        yield from self._examples(label.examples, colour)
        if label.attributes:
            yield self._heading(tr("What is said of it"))
        for attribute in label.attributes:
            yield from self._attribute(str(label.code), attribute)
        about = [rule for rule in self._book.rules if not rule.labels or label.code in rule.labels]
        yield from self._rules(about, tr("Rules about it"))

    def _report(self) -> Iterator[str]:
        title = escape(section_name(self._book, REPORT))
        yield self._line_of(f"<b>{title}</b>", self._ink, LARGE, 0)
        for attribute in self._book.report:
            yield from self._attribute(REPORT, attribute)

    def _examples(self, examples: Sequence[str], colour: str) -> Iterator[str]:
        if examples:
            yield self._heading(tr("Examples"))
        for example in examples:
            yield self._own(_marked(example, colour), example, self._ink, USUAL, NEAR)

    def _attribute(self, owner: str, attribute: AttributeDefinition) -> Iterator[str]:
        yield self._named((owner, attribute.code), attribute.names, USUAL, APART)
        yield self._line_of(escape(self._kind(attribute)), self._soft, SMALL, BETWEEN)
        yield from self._definitions(attribute.definitions)
        yield from self._values((owner, attribute.code), attribute.values)

    def _values(self, place: Place, values: Sequence[ValueDefinition]) -> Iterator[str]:
        begin = 0
        if len(values) > MOST and self._at[:-1] == place:
            here = next((nth for nth, value in enumerate(values) if value.code == self._at[-1]), 0)
            begin = max(min(here - MOST // 2, len(values) - MOST), 0)
        for value in values[begin : begin + MOST]:
            yield from self._value((*place, value.code), value)
        left = len(values) - MOST
        if left > 0:
            words = ntr("{count} more value: look it up above", "{count} more values: look them up above", left)
            yield self._line_of(escape(words), self._soft, SMALL, NEAR, step=STEP)

    def _kind(self, attribute: AttributeDefinition) -> str:
        said = [type_name(attribute.type)]
        said += [tr("must be said")] if attribute.required else []
        low, high = (None if bound is None else isolated(number(bound)) for bound in (attribute.least, attribute.most))
        said += [tr("from {low}", low=low)] if low and not high else []
        said += [tr("up to {high}", high=high)] if high and not low else []
        said += [tr("{low} to {high}", low=low, high=high)] if low and high else []
        targets = [found for target in attribute.targets if (found := self._book.label(target)) is not None]
        if targets:
            said.append(tr("leads to: {labels}", labels=tr(", ").join(isolated(one.names[code()]) for one in targets)))
        default = attribute.value(attribute.default)
        if default is not None:
            said.append(tr("{value} until something else is said", value=isolated(default.names[code()])))
        return " · ".join(said)

    def _value(self, place: Place, value: ValueDefinition) -> Iterator[str]:
        yield self._named(place, value.names, USUAL, NEAR, step=STEP)
        yield from self._definitions(value.definitions, step=STEP)

    def _rules(self, rules: Sequence[Rule], title: str) -> Iterator[str]:
        if rules:
            yield self._heading(title)
        numbers = {rule.code: nth for nth, rule in enumerate(self._book.rules, start=1)}
        for rule in rules:
            name = f'<a name="{escape(anchor((RULES, rule.code)))}"></a>{number(numbers[rule.code])}. '
            for language in _languages():
                words, first = rule.words[language], language == code()
                colour, above = (self._ink, APART - 4) if first else (self._soft, BETWEEN)
                inside = f"{name if first else ''}{escape(words)}"
                yield self._own(inside, words, colour, USUAL if first else SMALL, above)

    def _named(self, place: Place, names: Names, size: int, above: int, *, before: str = "", step: int = 0) -> str:
        """Return a line with a name in both languages, and the spot of a place."""
        first, second = (isolated(escape(names[language])) for language in _languages())
        spot = f'<a name="{escape(anchor(place))}"></a>'
        other = f' <span style="color:{self._soft}; font-size:{self._theme.px(SMALL)}px">· {second}</span>'
        return self._line_of(f"{spot}{before}<b>{first}</b>{other}", self._ink, size, above, step=step)

    def _definitions(self, definitions: Names, *, step: int = 0) -> Iterator[str]:
        for language in _languages():
            words, first = definitions.get(language, ""), language == code()
            if words:
                colour, size = (self._ink, USUAL) if first else (self._soft, SMALL)
                yield self._own(escape(words), words, colour, size, BETWEEN, step=step)

    def _heading(self, words: str) -> str:
        return self._line_of(f"<b>{escape(words)}</b>", self._soft, SMALL, APART + 4)

    def _line_of(self, inside: str, colour: str, size: int, above: int, *, step: int = 0) -> str:
        return self._paragraph(inside, "rtl" if is_rtl() else "ltr", colour, size, above, step)

    def _own(self, inside: str, words: str, colour: str, size: int, above: int, *, step: int = 0) -> str:
        """Return a paragraph that runs as its own words do."""
        direction = "rtl" if direction_of(words) == RTL else "ltr"
        return self._paragraph(inside, direction, colour, size, above, step)

    def _paragraph(self, inside: str, direction: str, colour: str, size: int, above: int, step: int) -> str:
        """Return a paragraph; Qt mirrors neither margin, so one that runs right to left has its step on the right."""
        side = "right" if direction == "rtl" else "left"
        style = (
            f"color:{colour}; font-size:{self._theme.px(size)}px; margin-top:{above}px; margin-bottom:0; "
            f"margin-{side}:{step}px"
        )
        return f'<p dir="{direction}" style="{style}">{inside}</p>'


def _languages() -> tuple[str, ...]:
    """Return the languages of a codebook, that of the interface first."""
    return tuple(sorted(LANGUAGES, key=lambda language: language != code()))


def _marked(example: str, colour: str) -> str:
    """Return an example with what would be marked set apart; | stands where a mark begins and ends."""
    parts = example.split("|")
    inside = (
        f'<span style="color:{colour}; text-decoration:underline">{escape(part)}</span>' if nth % 2 else escape(part)
        for nth, part in enumerate(parts)
    )
    return "".join(inside)
