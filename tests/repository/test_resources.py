"""Resources: deposited, edited, published, withdrawn."""

import pytest
from django.utils import timezone

from portal.choices import Audience
from portal.models import AuditEntry, Hint, Link, Tag
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.tenancy import ScopeError
from repository.models import Resource
from repository.operations.resources import (
    create_resource,
    edit_resource,
    publish_resource,
    withdraw_resource,
)
from search.models import IndexChange
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_repository import ResourceFactory, resource_text

CONTRIBUTE = [("member", True), ("newcomer", True), ("moderator", True), ("administrator", True)]
DO_NOT = [("observer", False), ("outsider", False), ("rival", False), ("stranger", False), ("visitor", False)]


def deposited(space, actor, **values):
    text = values.pop("text", resource_text())
    return create_resource(actor=actor, space=space, text=text, **{"audience": "space", **values})


def test_a_resource_keeps_what_was_typed_and_is_published(space, member, as_reader):
    with as_reader(member, space):
        made = deposited(space, member, text=resource_text(link="https://example.org/", source_note="A book"))

        made.refresh_from_db()
        assert (made.title, made.kind, made.summary, made.language, made.licence) == (
            "A checklist", "checklist", "For the first day.", "en", "CC-BY-4.0",
        )  # fmt: skip
        assert (made.body, made.html) == ("Say **hello**.", "<p>Say <strong>hello</strong>.</p>\n")
        assert (made.link, made.source_note) == ("https://example.org/", "A book")
        assert (made.author, made.space, made.audience, made.circle) == (member, space, "space", None)
        assert (made.state, made.published_at is None) == ("published", False)
        assert list(made.taggings.values_list("tag__name", flat=True)) == ["induction"]


def test_a_draft_is_not_published(everywhere, space, member):
    made = deposited(space, member, as_draft=True)

    assert (made.state, made.published_at) == ("draft", None)
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["repository.create_resource"]
    assert IndexChange.objects.count() == 0


@pytest.mark.parametrize(("who", "allowed"), CONTRIBUTE + DO_NOT)
def test_who_puts_things_into_the_toolbox(who, allowed, everywhere, space, everybody):
    if allowed:
        deposited(space, everybody[who])
    else:
        with pytest.raises(AccessDeniedError) as denied:
            deposited(space, everybody[who])
        assert denied.value.permission == "repository.create_resource"

    assert Resource.objects.count() == allowed
    assert AuditEntry.objects.count() == allowed


def test_nothing_is_put_into_an_archived_space(everywhere, space, member):
    space.archived_at = timezone.now()
    space.save()

    with pytest.raises(AccessDeniedError):
        deposited(space, member)

    assert Resource.objects.count() == 0


def test_nothing_is_put_into_another_space_than_that_of_the_address(space, other_space, member, as_reader):
    with as_reader(member, other_space), pytest.raises(ScopeError):
        deposited(space, member)


@pytest.mark.parametrize("empty", [{"body": "", "link": ""}, {"body": "  \n ", "link": ""}])
def test_something_has_to_be_in_it(empty, everywhere, space, member):
    with pytest.raises(OperationRefusedError) as refused:
        deposited(space, member, text=resource_text(**empty))

    assert refused.value.field == "body"
    own_words = Tag.objects.exclude(space=None)
    assert (Resource.objects.count(), own_words.count(), AuditEntry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(("body", "link"), [("Words.", ""), ("", "https://example.org/")])
def test_a_text_or_a_link_is_enough(body, link, everywhere, space, member):
    deposited(space, member, text=resource_text(body=body, link=link))

    assert Resource.objects.count() == 1


def test_no_resource_is_for_more_people_than_its_space(everywhere, hidden_space, insider):
    with pytest.raises(OperationRefusedError) as refused:
        deposited(hidden_space, insider, audience="public")

    assert refused.value.field == "audience"
    assert Resource.objects.count() == 0


def test_parties_have_to_be_named(everywhere, space, member):
    with pytest.raises(OperationRefusedError) as refused:
        deposited(space, member, audience="parties")

    assert refused.value.field == "audience"
    assert Resource.objects.count() == 0


def test_publishing_tells_the_index_once(everywhere, space, member):
    made = deposited(space, member)

    assert list(IndexChange.objects.values_list("key", "op")) == [
        (f"repository.resource:{made.pk}", "update")
    ]


# Editing ------------------------------------------------------------------------------------------
def edited(resource, actor, **values):
    audience = values.pop("audience", "space")
    return edit_resource(actor=actor, resource=resource, text=resource_text(**values), audience=audience)


@pytest.mark.parametrize(
    ("who", "allowed"),
    [("member", True), ("moderator", True), ("administrator", True), ("newcomer", False), *DO_NOT],
)
def test_authors_and_moderators_edit(who, allowed, resource, everybody):
    if allowed:
        edited(resource, everybody[who], title="Better", words=("new", "old"))
    else:
        with pytest.raises(AccessDeniedError) as denied:
            edited(resource, everybody[who], title="Better")
        assert denied.value.permission == "repository.edit_resource"

    resource.refresh_from_db()
    assert resource.title == ("Better" if allowed else "A checklist")
    assert (resource.edited_at is not None) == allowed
    assert AuditEntry.objects.count() == allowed
    assert resource.taggings.count() == 2 * allowed


def test_moderators_do_not_see_nor_edit_other_peoples_drafts(draft, moderator):
    with pytest.raises(AccessDeniedError):
        edited(draft, moderator)

    draft.refresh_from_db()
    assert draft.title == "Half a checklist"


def test_editing_a_published_resource_tells_the_index_and_a_draft_does_not(resource, draft, member):
    edited(resource, member)
    edited(draft, member)

    assert list(IndexChange.objects.values_list("key", flat=True)) == [f"repository.resource:{resource.pk}"]


def test_a_resource_for_named_people_stays_theirs_when_edited(everywhere, space, member):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    resource = ResourceFactory(space=space, author=member, audience=Audience.PARTIES, circle=circle)

    edited(resource, member, audience="parties")

    resource.refresh_from_db()
    assert (resource.audience, resource.circle) == ("parties", circle)


def test_a_resource_that_becomes_wider_forgets_its_circle(everywhere, space, member):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    resource = ResourceFactory(space=space, author=member, audience=Audience.PARTIES, circle=circle)

    edited(resource, member, audience="network")

    resource.refresh_from_db()
    assert (resource.audience, resource.circle) == ("network", None)


# Publishing and withdrawing -----------------------------------------------------------------------
def test_the_author_publishes_a_draft(draft, member):
    publish_resource(actor=member, resource=draft)

    draft.refresh_from_db()
    assert (draft.state, draft.published_at is None) == ("published", False)
    assert list(AuditEntry.objects.values_list("verb", flat=True)) == ["repository.publish_resource"]


@pytest.mark.parametrize("who", ["moderator", "administrator", "newcomer", "observer", "stranger"])
def test_nobody_else_publishes_a_draft(who, draft, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        publish_resource(actor=everybody[who], resource=draft)

    draft.refresh_from_db()
    assert denied.value.permission == "repository.publish_resource"
    assert (draft.state, draft.published_at) == ("draft", None)


def test_what_is_published_is_not_published_twice(resource, member):
    with pytest.raises(AccessDeniedError):
        publish_resource(actor=member, resource=resource)

    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "allowed"), [("member", True), ("moderator", True), ("newcomer", False), *DO_NOT]
)
def test_authors_and_moderators_take_a_resource_off_the_shelf(who, allowed, resource, everybody):
    if allowed:
        withdraw_resource(actor=everybody[who], resource=resource)
    else:
        with pytest.raises(AccessDeniedError) as denied:
            withdraw_resource(actor=everybody[who], resource=resource)
        assert denied.value.permission == "repository.withdraw_resource"

    resource.refresh_from_db()
    assert resource.state == ("withdrawn" if allowed else "published")
    assert IndexChange.objects.count() == allowed


def test_a_withdrawn_resource_returns_with_its_first_date(resource, moderator):
    before = resource.published_at
    withdraw_resource(actor=moderator, resource=resource)
    publish_resource(actor=moderator, resource=resource)

    resource.refresh_from_db()
    assert (resource.state, resource.published_at) == ("published", before)
    assert (Link.objects.count(), Hint.objects.count()) == (0, 0)


def test_what_a_moderator_took_away_does_not_come_back_by_its_author(resource, member, moderator):
    withdraw_resource(actor=moderator, resource=resource)

    with pytest.raises(AccessDeniedError):
        publish_resource(actor=member, resource=resource)

    resource.refresh_from_db()
    assert resource.state == "withdrawn"


def test_what_its_author_took_away_comes_back_by_its_author(resource, member):
    withdraw_resource(actor=member, resource=resource)
    publish_resource(actor=member, resource=resource)

    resource.refresh_from_db()
    assert (resource.state, resource.withdrawn_by) == ("published", None)
