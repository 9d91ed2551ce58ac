"""People of the space, as far as each reader may see them.

People live in a higher layer, which registers who can be chosen and who is shown.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from portal.tenancy import memo

Choices = list[tuple[int, str]]


class PeopleDoor:
    def __init__(self) -> None:
        self.choices: Callable[[Any, int], Choices] = lambda _editor, _space_id: []
        self.shown: Callable[[Any, int, Iterable[int]], list[Any]] = lambda _reader, _space_id, _ids: []

    def register(
        self,
        *,
        choices: Callable[[Any, int], Choices],
        shown: Callable[[Any, int, Iterable[int]], list[Any]],
    ) -> None:
        """``choices(editor, space_id)`` and ``shown(reader, space_id, ids)``, both only members, by name."""
        self.choices, self.shown = choices, shown


door = PeopleDoor()


def choices_at_desk() -> list[tuple[Any, Any]]:
    """The people of the space whose page is being edited; nobody anywhere else."""
    from portal.cms.desk import current_desk  # noqa: PLC0415  (blocks are part of the models)

    desk = current_desk()
    if desk is None or desk.space_id is None:
        return [("", "---------")]
    user, space_id = desk.user, desk.space_id
    # A page may name many people, and each of their fields asks for the choices.
    known = memo(("people at desk", (user.pk, space_id)), lambda: door.choices(user, space_id))
    return [("", "---------"), *known]


class PersonBlock(blocks.FieldBlock):
    """One member, by id. The choices are read anew for each form: they depend on the space at hand."""

    def __init__(self, *, required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        self._options = {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.Field:
        return forms.TypedChoiceField(
            choices=choices_at_desk,
            coerce=int,
            empty_value=None,
            error_messages={"invalid_choice": _("This person does not belong to this space any more.")},
            **self._options,  # type: ignore[arg-type]
        )

    class Meta:
        icon = "user"
        label = _("Person")


class PeopleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1, max_num=24)

    class Meta:
        icon = "group"
        label = _("People")
        description = _("Members of this space; each reader sees those whose profile they may see")
        template = "blocks/people.html"
        preview_template = "blocks/previews/people.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        request = context.get("request")
        space = getattr(request, "space", None)
        context["shown"] = (
            door.shown(request.user, space.pk, [pk for pk in value["people"] if pk])
            if request and space
            else []
        )
        return context
