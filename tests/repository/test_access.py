"""Who sees and does what in the library: the set form and the single form agree for everybody."""

import pytest
from django.utils import timezone

from portal.choices import Audience
from portal.operations import may
from repository.models import Practice, Resource
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_repository import PracticeFactory, ResourceFactory

EVERYBODY = [
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
    "administrator", "coordinator",
]  # fmt: skip


@pytest.fixture
def everything(everywhere, space, other_space, closed_space, hidden_space, everybody):
    """Resources and practices of every audience and state in every kind of space, by various authors."""
    for home in (space, other_space, closed_space, hidden_space):
        circle = CircleFactory(space=home)
        for who in ("member", "observer", "outsider"):
            CircleMemberFactory(circle=circle, user=everybody[who])
        for audience in home.audiences:
            values = {"space": home, "audience": audience}
            if audience == Audience.PARTIES:
                values["circle"] = circle
            for author in ("member", "moderator", "outsider", None):
                for state in ("draft", "published", "withdrawn"):
                    ResourceFactory(author=everybody.get(author), state=state, **values)
                for state in ("draft", "set", "deposited"):
                    PracticeFactory(author=everybody.get(author), state=state, **values)


@pytest.mark.parametrize("who", EVERYBODY)
def test_set_and_single_form_agree(who, everything, everybody, as_reader):
    actor = everybody[who]

    with as_reader(actor):
        for model in (Resource, Practice):
            permission = f"repository.view_{model._meta.model_name}"
            single = {row.pk for row in model.objects.all() if may(actor, permission, row)}
            assert set(model.objects.visible_to(actor).values_list("pk", flat=True)) == single


def test_drafts_are_their_authors_alone(draft, sketch, everybody, as_reader):
    seen = set()
    for name, actor in everybody.items():
        with as_reader(actor):
            if Resource.objects.visible_to(actor).exists() or Practice.objects.visible_to(actor).exists():
                seen.add(name)

    assert seen == {"member"}


def test_what_was_withdrawn_stays_with_its_author_and_moderators(
    everywhere, space, member, everybody, as_reader
):
    ResourceFactory(space=space, author=member, state="withdrawn", audience=Audience.PUBLIC)

    seen = set()
    for name, actor in everybody.items():
        with as_reader(actor):
            if Resource.objects.visible_to(actor).exists():
                seen.add(name)

    assert seen == {"member", "moderator", "administrator"}


def test_moderators_do_not_see_what_is_for_named_people(everywhere, space, everybody, as_reader):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    ResourceFactory(space=space, audience=Audience.PARTIES, circle=circle, state="withdrawn")
    ResourceFactory(space=space, audience=Audience.PARTIES, circle=circle)

    for name in ("moderator", "administrator"):
        with as_reader(everybody[name]):
            assert Resource.objects.visible_to(everybody[name]).count() == 0


MAY = {
    "repository.edit_resource": {"member", "moderator", "administrator"},
    "repository.withdraw_resource": {"member", "moderator", "administrator"},
    "repository.publish_resource": set(),
    "repository.carry_resource": {"newcomer", "member", "moderator", "administrator"},
    "repository.edit_practice": {"member", "moderator", "administrator"},
    "repository.set_practice": set(),
    "repository.carry_practice": {"newcomer", "member", "moderator", "administrator"},
}


@pytest.mark.parametrize("permission", MAY)
def test_who_may_do_what_with_published_things(permission, resource, practice, everybody):
    obj = resource if permission.endswith("resource") else practice

    assert {name for name, actor in everybody.items() if may(actor, permission, obj)} == MAY[permission]


@pytest.mark.parametrize("permission", [*MAY, "repository.create_resource", "repository.create_practice"])
def test_an_archived_space_is_for_reading_only(permission, space, resource, practice, everybody):
    space.archived_at = timezone.now()
    space.save()
    obj = space if "create" in permission else resource if permission.endswith("resource") else practice
    obj.space = space

    assert {name for name, actor in everybody.items() if may(actor, permission, obj)} == set()


@pytest.mark.parametrize("permission", [*MAY, "repository.view_resource", "repository.view_practice"])
def test_sentences_about_nothing_are_false(permission, member):
    assert may(member, permission, None) is False
