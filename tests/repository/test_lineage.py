"""Carrying forward: what may become what, whose consent it needs, and what both ends show."""

import pytest

from community.models import Notice
from community.operations.consent import agree_to_words, ask_for_words
from portal import lineage
from portal.choices import Audience
from portal.models import AuditEntry, CarryRequest, Hint, Link
from portal.operations import OperationRefusedError
from repository.models import Practice, Resource
from repository.operations.practices import create_practice
from repository.operations.resources import create_resource, publish_resource
from tests.factories import CircleFactory, CircleMemberFactory, join
from tests.factories_collaboration import GroupFactory, put_in
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer
from tests.factories_repository import ALL_RIGHTS, ResourceFactory, practice_text, resource_text
from tests.factories_rooms import make_room


@pytest.fixture
def solved(everywhere, space, member, colleague):
    """A question by ``member`` with the accepted answer of ``colleague``."""
    question = QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")
    accept(question, answer(question, colleague, "With **one** page."))
    question.refresh_from_db()
    return question


@pytest.fixture
def agreed(solved, member, colleague):
    asked = ask_for_words(actor=member, source=solved, target="resource", draft={})
    agree_to_words(actor=colleague, request=asked)
    return solved


def carried(source, actor, **values):
    text = resource_text(title="How to begin", kind="faq")
    return create_resource(
        actor=actor, space=source.space, text=text, source=source, **{"audience": "space", **values}
    )


def test_an_answer_is_not_carried_before_its_author_agrees(solved, member):
    with pytest.raises(OperationRefusedError):
        carried(solved, member)

    assert (Resource.objects.count(), Link.objects.count()) == (0, 0)


def test_not_while_the_author_thinks(solved, member):
    ask_for_words(actor=member, source=solved, target="resource", draft={})

    with pytest.raises(OperationRefusedError):
        carried(solved, member)

    assert Resource.objects.count() == 0


def test_with_consent_it_is_carried_and_the_author_is_named(agreed, member, colleague):
    made = carried(agreed, member)

    link = Link.objects.get()
    assert (link.from_object, link.to_object, link.relation, link.by) == (
        agreed, made, "carried_forward", member,
    )  # fmt: skip
    assert list(made.contributors.values_list("user", flat=True)) == [colleague.pk]
    assert CarryRequest.objects.get().done_at is not None
    assert AuditEntry.objects.get(verb="repository.carry_forward").details == {"source": f"topic:{agreed.pk}"}


def test_ones_own_answer_needs_nobodys_consent(everywhere, space, member):
    question = QuestionFactory(board=BoardFactory(space=space), author=member)
    accept(question, answer(question, member))
    question.refresh_from_db()

    made = carried(question, member)

    assert made.contributors.count() == 0


@pytest.mark.parametrize("who", ["newcomer", "observer", "outsider"])
def test_consent_does_not_open_the_way_for_others(who, agreed, everybody):
    assert lineage.find_carriage(agreed, "resource", everybody[who]) is None


def test_an_unsolved_question_becomes_nothing(everywhere, space, member):
    topic = QuestionFactory(board=BoardFactory(space=space), author=member)

    with pytest.raises(OperationRefusedError):
        carried(topic, member)


def test_both_ends_show_each_other(agreed, member):
    made = carried(agreed, member)

    (origin,) = lineage.origins_of(made, member)
    (result,) = lineage.results_of(agreed, member)
    assert (origin.kind, origin.title, origin.url) == (
        "question", "How do you begin?", agreed.get_absolute_url(),
    )  # fmt: skip
    assert (result.kind, result.title, result.url) == ("resource", "How to begin", made.get_absolute_url())


def test_a_hidden_end_is_a_private_item_without_words(agreed, member, visitor, as_reader):
    carried(agreed, member)

    with as_reader(visitor):
        (result,) = lineage.results_of(agreed, visitor)

    assert (result.kind, result.title, result.url, result.place, result.is_private) == ("", "", "", "", True)


def test_a_draft_is_a_private_end_until_it_is_published(agreed, member, moderator, as_reader):
    draft = carried(agreed, member, as_draft=True)

    with as_reader(moderator):
        assert lineage.results_of(agreed, moderator)[0].is_private is True
    publish_resource(actor=member, resource=draft)
    with as_reader(moderator):
        assert lineage.results_of(agreed, moderator)[0].title == "How to begin"


# Notices and hints --------------------------------------------------------------------------------
def notices():
    return list(Notice.objects.filter(kind="carried").values_list("recipient__handle", flat=True))


def test_those_whose_words_they_are_hear_once_what_came_of_them(agreed, member, moderator):
    made = carried(agreed, member)
    made.refresh_from_db()

    assert notices() == ["carl-colleague"]
    assert Hint.objects.filter(key=f"topic:{agreed.pk}").count() == 1


def test_nobody_hears_of_a_draft(agreed, member):
    draft = carried(agreed, member, as_draft=True)
    assert notices() == []

    publish_resource(actor=member, resource=draft)

    assert notices() == ["carl-colleague"]


def test_nobody_hears_of_what_they_may_not_see(agreed, space, member, colleague):
    colleague.memberships.all().delete()

    carried(agreed, member)

    assert notices() == []


# Other ways ---------------------------------------------------------------------------------------
def test_a_closed_room_becomes_a_resource_and_an_open_one_does_not(everywhere, space, member):
    room = make_room(member, space)
    assert lineage.find_carriage(room, "resource", member) is None

    room.state, room.closed_at = "closed", room.opened_at
    room.save()

    assert lineage.find_carriage(room, "resource", member).address(room) == (
        f"/spaces/baltic/sharing/resources/new/?from=room:{room.pk}"
    )


@pytest.mark.parametrize(
    ("who", "allowed"), [("member", True), ("moderator", True), ("newcomer", False), ("observer", False)]
)
def test_authors_and_moderators_make_a_practice_of_a_resource(who, allowed, resource, everybody):
    actor = everybody[who]
    arguments = {"actor": actor, "space": resource.space, "text": practice_text(), "audience": "space"}

    if allowed:
        made = create_practice(source=resource, confirmed=ALL_RIGHTS, set_now=True, **arguments)
        assert lineage.origins_of(made, actor)[0].title == "A checklist"
    else:
        assert lineage.find_carriage(resource, "practice", actor) is None

    assert Practice.objects.count() == allowed


def test_a_practice_names_the_author_of_its_resource(resource, moderator, member):
    made = create_practice(
        actor=moderator, space=resource.space, text=practice_text(), audience="space", source=resource,
        confirmed=ALL_RIGHTS, set_now=True,
    )  # fmt: skip

    assert list(made.contributors.values_list("user", flat=True)) == [member.pk]
    assert notices() == ["mara-member"]


def test_a_draft_resource_becomes_nothing(draft, member):
    assert lineage.carriages_for(draft, member) == []


@pytest.mark.parametrize("target", ["resource", "practice"])
def test_a_closed_group_leaves_something_behind(target, everywhere, space, member, colleague):
    group = GroupFactory(space=space, convenor=member)
    put_in(group, colleague)
    assert lineage.find_carriage(group, target, member) is None

    group.state, group.closed_at = "closed", group.formed_at
    group.outcome_done, group.outcome_learned = "We wrote a plan.", "Short is good."
    group.save()

    assert lineage.find_carriage(group, target, member).target == target
    material = lineage.material_of(group)
    assert (material.body, material.contributor_ids) == (
        "We wrote a plan.\n\nShort is good.", [member.pk, colleague.pk],
    )  # fmt: skip


def test_what_a_group_keeps_for_itself_can_stay_with_its_people(everywhere, space, member, colleague):
    group = GroupFactory(
        space=space, convenor=member, audience=Audience.PARTIES, state="closed", outcome_done="A plan."
    )
    put_in(group, colleague)

    made = create_resource(actor=member, space=space, text=resource_text(), audience="parties", source=group)

    assert made.circle == group.members_circle


def test_a_circle_of_another_space_names_nobody_here(everywhere, space, other_space, member):
    join(member, other_space)
    circle = CircleFactory(space=other_space)
    CircleMemberFactory(circle=circle, user=member)
    source = ResourceFactory(space=other_space, author=member, audience=Audience.PARTIES, circle=circle)
    topic = TopicFactory(board=BoardFactory(space=space), author=member)

    with pytest.raises(OperationRefusedError) as refused:
        create_practice(actor=member, space=space, text=practice_text(), audience="parties", source=source)

    assert refused.value.field == "audience"
    assert lineage.results_of(topic, member) == []


def test_a_resource_is_carried_into_another_space_of_the_same_person(
    everywhere, other_space, resource, member, as_reader
):
    join(member, other_space)

    with as_reader(member, other_space):
        made = create_practice(
            actor=member, space=other_space, text=practice_text(), audience="space", source=resource
        )

        link = Link.objects.get()
        assert (link.from_space, link.to_space, made.space) == (resource.space, other_space, other_space)


def test_the_link_of_a_resource_goes_with_its_text(everywhere, space, member):
    resource = ResourceFactory(space=space, author=member, body="Words.", link="https://example.org/")

    assert lineage.material_of(resource).body == "Words.\n\nhttps://example.org/"


def test_the_material_of_a_practice_reads_as_one_text(practice):
    material = lineage.material_of(practice)

    assert material.body == (
        "# Problem\n\nIt did not work.\n\n# What was done\n\n1. Meet\n\n# Result\n\nIt works."
    )
