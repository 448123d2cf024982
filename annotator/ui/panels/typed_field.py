"""A field whose value is typed: a number, a day, groups with their numbers, words."""

from __future__ import annotations

from annotator.core.codebook import AttributeDefinition
from annotator.errors import InputError
from annotator.language import tr
from annotator.ui.panels.attribute_field import AttributeField, FieldEdit, Said
from annotator.workflow.attributes import require_fitting
from annotator.workflow.value_words import typed_value


class TypedField(AttributeField):
    """Says what was typed when it is left, or when Enter is pressed."""

    def __init__(self, attribute: AttributeDefinition) -> None:
        super().__init__(attribute, FieldEdit())
        self.edit.went_on.connect(self._go_on)

    def show_said(self, said: Said) -> None:
        """Show what is said; what is just being typed stays."""
        if self.edit.is_typed and self.edit.hasFocus() and said == self._said:
            return
        super().show_said(said)

    def finish(self) -> None:
        """Say what was typed; what is no value stays to be mended, and why is said."""
        if self.edit.is_typed:
            self._take()

    def _go_on(self) -> None:
        if not self.edit.is_typed or self._take():
            self.went_on.emit()

    def _take(self) -> bool:
        try:
            value = typed_value(self.attribute, self.edit.text())
            require_fitting(self.attribute, value)
        except InputError as error:
            self._refuse(error)
            return False
        self.edit.shown = self.edit.text()
        self._style("")
        self._say(value)
        return True

    def _hint(self) -> str:
        return super()._hint() or {"date": "2016-05-14", "counts": tr("children 3, women 2")}.get(
            self.attribute.type, ""
        )
