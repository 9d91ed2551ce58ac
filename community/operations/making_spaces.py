"""Making spaces."""

from collections.abc import Mapping, Sequence

from anyascii import anyascii
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _

from community.events import OrganisationChanged, SpaceMade
from community.models import Organisation, User
from community.operations.belonging import admit, locked, person
from community.operations.organisations import locked_organisation, take_part
from community.page_groups import lock_pages, readers_of
from portal.audit import record
from portal.checks import reserved_space_slugs
from portal.choices import Role, SpaceKind
from portal.cms.grants import set_grants
from portal.events import publish
from portal.models import HouseRules, Space
from portal.operations import SYSTEM, Actor, OperationRefusedError, operation, require
from portal.pages import make_space_pages, paragraphs
from portal.space_templates import template_of
from portal.spaces import run_on_create
from portal.tenancy import Scope, SpaceSet, enter
from portal.text import rendered

_LONGEST_SLUG = 50


@operation
def create_space(
    *,
    actor: Actor,
    slug: str,
    name: str,
    kind: str,
    visibility: str,
    join_policy: str,
    administrator: User,
    tagline: str = "",
    description: str = "",
    languages: Sequence[str] = (),
    accent: str = "",
    is_demo: bool = False,
    body: str = "",
    introductions: Mapping[str, str] | None = None,
    template: str = "",
    organisation: Organisation | None = None,
) -> Space:
    """A space with its pages, sections, page groups and administrator; other apps add their part.

    ``template`` gives it first words (``portal.space_templates``); ``organisation`` is whose own place it is,
    or the first that takes part in it.

    Raises:
        AccessDeniedError: ``actor`` makes no spaces.
        OperationRefusedError: the address is taken or malformed, the policy does not fit the visibility, or
            the organisation has a space of its own already.
    """
    require(actor, "community.create_space")
    space = Space(
        slug=slug, name=name, kind=kind, visibility=visibility, join_policy=join_policy, tagline=tagline,
        description=description, languages=list(languages), accent=accent, is_demo=is_demo, template=template,
    )  # fmt: skip
    _check(space)
    space.save()
    # Whoever makes a space need not belong to it; what it begins with is written in its own scope.
    with enter(Scope(reads=SpaceSet.of(space.pk), writes=space.pk)):
        _make_pages(space, body, dict(introductions or {}))
        record(actor=actor, verb="community.create_space", obj=space, space_id=space.pk)
        publish(SpaceMade(space_id=space.pk))
        admit(
            space=space, user=administrator, accepted_by=person(actor), is_accepted=True,
            role=Role.ADMINISTRATOR,
        )  # fmt: skip
        _write_first_rules(space)
        if organisation is not None:
            _belong_to(organisation, space)
        run_on_create(space, actor)
    space.refresh_from_db()
    return space


@operation
def finish_setup(*, actor: Actor, space: Space) -> Space:
    """The first steps of a new space stand on its home no more.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)
    space.set_up_at = space.set_up_at or timezone.now()
    space.save(update_fields=["set_up_at"])
    record(actor=actor, verb="community.finish_setup", obj=space, space_id=space.pk)
    return space


def free_slug(name: str) -> str:
    """An address for a space of this name that no other has, in plain letters whatever the name is in."""
    base = slugify(anyascii(name))[: _LONGEST_SLUG - 4].strip("-") or "space"
    taken = set(Space.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    taken |= reserved_space_slugs()
    if base not in taken:
        return base
    return next(f"{base}-{number}" for number in range(2, len(taken) + 3) if f"{base}-{number}" not in taken)


def _check(space: Space) -> None:
    """Fields and constraints of a new space as refusals at the field."""
    if space.slug in reserved_space_slugs():
        raise OperationRefusedError(_("This address is taken by a page of the network."), field="slug")
    if Space.objects.filter(slug=space.slug).exists():
        message = _("Another space has this address already. Free is, for example, “%(slug)s”.")
        raise OperationRefusedError(message % {"slug": free_slug(space.slug)}, field="slug")
    try:
        space.full_clean()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise OperationRefusedError(messages[0], field=None if field == "__all__" else field) from error


def _make_pages(space: Space, body: str, introductions: dict[str, str]) -> None:
    """The pages with what was given for them, else with the words of the template."""
    template = template_of(space.template)
    if template is not None:
        body = body or _paragraph(str(template.introduction))
        drafts = {kind: _paragraph(str(text)) for kind, text in template.introductions.items()}
        introductions = drafts | introductions
    make_space_pages(space, body=body or "[]", introductions=introductions)
    readers_of(space)
    set_grants(space)
    lock_pages(space)


def _paragraph(text: str) -> str:
    return paragraphs(f"<p>{escape(text)}</p>")


def _write_first_rules(space: Space) -> None:
    template = template_of(space.template)
    if template is None:
        return
    rules = HouseRules.objects.create(
        space=space, valid_on=timezone.localdate(), **rendered(str(template.rules))
    )
    Space.objects.filter(pk=space.pk).update(rules_changed_on=rules.valid_on)


def _belong_to(organisation: Organisation, space: Space) -> None:
    organisation = locked_organisation(organisation)
    if organisation.merged_into is not None:
        organisation = locked_organisation(organisation.merged_into)
    if space.kind == SpaceKind.NETWORK:
        take_part(actor=SYSTEM, organisation=organisation, space=space)
        return
    if organisation.space_id is not None:
        raise OperationRefusedError(
            _("This organisation has a space of its own already."), field="organisation"
        )
    organisation.space = space
    organisation.save(update_fields=["space"])
    publish(OrganisationChanged(organisation_id=organisation.pk))
