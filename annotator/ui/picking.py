"""What is being picked in the text for a link or a part, and the words for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from annotator.core.codebook import AttributeDefinition, LabelDefinition
from annotator.core.span import Span
from annotator.language import code, isolated, tr


@dataclass(slots=True)
class Picking:
    """What is being picked.

    Attributes:
        attribute: What it fills.
        sources: The marks whose attribute it is.
        offered: The marks that it may lead to, in the order of the text.
        at: The number of the one that Enter takes.
        has_next: Another link of theirs can be made too.
        from_form: It was begun in the form, which has the keyboard again afterwards.
    """

    attribute: AttributeDefinition
    sources: list[Span]
    from_form: bool
    has_next: bool = False
    offered: list[Span] = field(default_factory=list)
    at: int = 0


def nearest(offered: list[Span], source: Span) -> int:
    """Return the number of the mark that stands nearest: it is most likely meant."""
    distances = [max(source.start - span.end, span.start - source.end, 0) for span in offered]
    return distances.index(min(distances))


def sentence(attribute: AttributeDefinition, *, has_next: bool) -> str:
    """Return what the strip says: what is picked, and by which keys."""
    name = isolated(attribute.names[code()])
    if attribute.is_link and has_next:
        return tr(
            "{attribute}: pick a mark. Tab goes to the next, Enter takes it, a click takes any; L goes to the next "
            "link, Esc leaves it:",
            attribute=name,
        )
    if attribute.is_link:
        return tr(
            "{attribute}: pick a mark. Tab goes to the next, Enter takes it, a click takes any; Esc leaves it:",
            attribute=name,
        )
    return tr("{attribute}: select a part of the mark; Enter takes it, Esc leaves it.", attribute=name)


def nothing_sentence(labels: tuple[LabelDefinition, ...], attribute: AttributeDefinition) -> str:
    """Return what to mark before a link can be made."""
    names = [isolated(one.names[code()]) for one in labels if not attribute.targets or one.code in attribute.targets]
    return tr(
        "{attribute} leads to another mark, of the label {labels}: mark it first.",
        attribute=isolated(attribute.names[code()]),
        labels=tr(" or ").join(names),
    )
