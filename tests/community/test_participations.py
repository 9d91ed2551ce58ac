"""Organisations take part when both sides have agreed."""

import pytest
from django.test import Client

from community.choices import NoticeKind, ParticipationSide
from community.models import Notice, OrganisationContact, Participation
from community.operations.participations import (
    answer_participation,
    end_participation,
    propose_participation,
)
from community.selectors import participants_of, participations_for
from community.vocabularies import ContactRole
from portal.choices import Role, SpaceKind
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import OrganisationFactory, SpaceFactory, UserFactory, join

PAGE = "/spaces/baltic/participations/"


@pytest.fixture
def salon(other_space):
    """The organisation whose own space ``rival`` administers."""
    return OrganisationFactory(name="Salon Kaunas", space=other_space)


@pytest.fixture
def proposed(space, administrator, salon, rival, as_reader):
    """``space`` asks the salon."""
    with as_reader(administrator, space):
        return propose_participation(
            actor=administrator, organisation=salon, space=space, side=ParticipationSide.SPACE, role="host"
        )


def shown(space, organisation, reader):
    """Whether either page shows that the organisation takes part."""
    of_space = [row.organisation for row in participants_of(space)]
    of_organisation = [row.space for row in participations_for(organisation, reader)]
    assert (organisation in of_space) == (space in of_organisation)
    return organisation in of_space


def told():
    return {(notice.recipient.handle, notice.kind) for notice in Notice.objects.all()}


def test_a_proposal_is_shown_to_nobody_else_and_told_to_the_other_side(proposed, space, salon, rival, member):
    assert (proposed.role, proposed.agreed_at, proposed.ended_at) == ("host", None, None)
    assert not shown(space, salon, member)
    assert told() == {("rick-rival", NoticeKind.PART_PROPOSED)}


def test_it_takes_both_sides(proposed, space, salon, rival, member, as_reader):
    with as_reader(rival, None):
        answer_participation(actor=rival, participation=proposed, agree=True)

    assert shown(space, salon, member)
    assert told() == {
        ("rick-rival", NoticeKind.PART_PROPOSED), ("ada-administrator", NoticeKind.PART_AGREED),
    }  # fmt: skip
    assert [entry.verb for entry in AuditEntry.objects.order_by("pk")] == [
        "community.propose_participation", "community.agree_participation",
    ]  # fmt: skip


def test_the_organisation_may_ask_and_the_space_agrees(space, administrator, salon, rival, member, as_reader):
    with as_reader(rival, None):
        row = propose_participation(
            actor=rival, organisation=salon, space=space, side=ParticipationSide.ORGANISATION
        )
    with as_reader(administrator, space):
        answer_participation(actor=administrator, participation=row, agree=True)

    assert shown(space, salon, member)


def test_nobody_agrees_to_their_own_proposal(proposed, administrator, space, as_reader):
    with as_reader(administrator, space), pytest.raises(AccessDeniedError) as denied:
        answer_participation(actor=administrator, participation=proposed, agree=True)

    proposed.refresh_from_db()
    assert denied.value.permission == "community.answer_participation"
    assert proposed.agreed_at is None


def test_who_speaks_for_both_agrees_at_once(space, other_space, salon, rival, member, as_reader):
    join(rival, space, Role.ADMINISTRATOR)

    with as_reader(rival, space):
        propose_participation(actor=rival, organisation=salon, space=space, side=ParticipationSide.SPACE)

    assert shown(space, salon, member)


@pytest.mark.parametrize("side", ["space", "organisation"])
def test_either_side_ends_it_and_may_begin_again(
    side, proposed, space, salon, administrator, rival, member, as_reader
):
    with as_reader(rival, None):
        answer_participation(actor=rival, participation=proposed, agree=True)
    actor = administrator if side == "space" else rival
    with as_reader(actor, None):
        end_participation(actor=actor, participation=proposed)
    ended = not shown(space, salon, member)
    with as_reader(administrator, space):
        again = propose_participation(
            actor=administrator, organisation=salon, space=space, side=ParticipationSide.SPACE
        )

    assert ended
    assert (again.pk, again.agreed_at, again.ended_at) == (proposed.pk, None, None)


def test_what_is_declined_is_ended(proposed, space, salon, rival, member, as_reader):
    with as_reader(rival, None):
        answer_participation(actor=rival, participation=proposed, agree=False)
        with pytest.raises(OperationRefusedError):
            answer_participation(actor=rival, participation=proposed, agree=True)

    assert not shown(space, salon, member)


@pytest.mark.parametrize("wrong", ["twice", "partner's space", "archived"])
def test_a_proposal_is_refused(wrong, space, administrator, salon, rival, as_reader, everywhere):
    if wrong == "twice":
        Participation.objects.create(organisation=salon, space=space)
    elif wrong == "partner's space":
        space.kind = SpaceKind.PARTNER
    else:
        space.archived_at = space.created_at
    space.save()
    before = Participation.objects.count()

    with as_reader(rival, None), pytest.raises(OperationRefusedError):
        propose_participation(
            actor=rival, organisation=salon, space=space, side=ParticipationSide.ORGANISATION
        )

    assert Participation.objects.count() == before


@pytest.mark.parametrize("side", list(ParticipationSide))
@pytest.mark.parametrize("who", ["stranger", "member", "moderator", "outsider", "coordinator"])
def test_others_propose_for_no_side(side, who, space, salon, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        propose_participation(actor=everybody[who], organisation=salon, space=space, side=side)

    assert Participation.objects.count() == 0


def test_a_hidden_space_is_not_found_out_by_asking(hidden_space, salon, rival, as_reader):
    hidden_space.kind = SpaceKind.NETWORK
    hidden_space.save()

    with as_reader(rival, None), pytest.raises(AccessDeniedError):
        propose_participation(
            actor=rival, organisation=salon, space=hidden_space, side=ParticipationSide.ORGANISATION
        )

    assert Participation.objects.count() == 0


def test_the_space_asks_and_the_organisation_answers_on_their_pages(
    space, administrator, salon, rival, signed_in
):
    ours, theirs = signed_in(administrator), signed_in(rival)

    found = ours.get(f"{PAGE}?q=salon")
    asked = ours.post(PAGE, {"organisation": salon.pk})
    row = Participation.objects.get()
    lead = theirs.get(f"/participations/{row.pk}/")
    waiting = theirs.get(lead["Location"])
    agreed = theirs.post(f"/participations/{row.pk}/", {"do": "agree"})
    twice = theirs.post(f"/participations/{row.pk}/", {"do": "agree"})

    assert found.context["found"] == [salon]
    assert (asked.status_code, asked["Location"]) == (303, PAGE)
    assert lead["Location"] == f"/organisations/{salon.pk}/participations/"
    assert [entry["is_asked"] for entry in waiting.context["rows"]] == [True]
    assert (agreed.status_code, twice.status_code) == (303, 422)
    assert Participation.objects.in_force().count() == 1


def test_the_organisation_asks_on_its_page(space, administrator, salon, rival, signed_in):
    browser = signed_in(rival)
    path = f"/organisations/{salon.pk}/participations/"

    looked = browser.get(path)
    asked = browser.post(path, {"space": space.pk})
    again = browser.post(path, {"space": space.pk})
    ended = browser.post(f"/participations/{Participation.objects.get().pk}/", {"do": "end"})

    assert looked.context["found"] == [space]
    assert (asked.status_code, again.status_code, ended.status_code) == (303, 422, 303)
    assert Participation.objects.get().ended_at is not None
    assert (
        f"/organisations/{salon.pk}/participations/" in browser.get(salon.get_absolute_url()).content.decode()
    )


@pytest.mark.parametrize("wanted", ["", "x", "99999", "9" * 30])
def test_what_is_not_there_cannot_be_asked(wanted, space, administrator, salon, rival, signed_in):
    assert signed_in(administrator).post(PAGE, {"organisation": wanted}).status_code == 404
    path = f"/organisations/{salon.pk}/participations/"
    assert signed_in(rival).post(path, {"space": wanted}).status_code == 404
    assert Participation.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("member", 403), ("moderator", 403), ("outsider", 403)]
)
def test_the_pages_are_for_who_speaks_for_a_side(who, status, proposed, salon, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])
    before = Notice.objects.count()

    for path in (PAGE, f"/organisations/{salon.pk}/participations/"):
        assert (browser.get(path).status_code, browser.post(path).status_code) == (status, status)
    one = browser.post(f"/participations/{proposed.pk}/", {"do": "agree"})
    assert one.status_code == (303 if who == "visitor" else 404)
    proposed.refresh_from_db()
    assert (proposed.agreed_at, Notice.objects.count()) == (None, before)


def test_a_partner_space_has_no_such_page(other_space, rival, signed_in):
    assert signed_in(rival).get("/spaces/salon/participations/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    count, space, administrator, signed_in, django_assert_num_queries
):
    for n in range(count):
        Participation.objects.create(
            organisation=OrganisationFactory(name=f"Firm {n}"), space=space, proposed_by=UserFactory()
        )
    SpaceFactory()
    browser = signed_in(administrator)

    with django_assert_num_queries(7):
        answer = browser.get(PAGE)

    assert len(answer.context["rows"]) == count


def test_a_contact_of_the_organisation_is_told_and_answers(space, administrator, stranger, as_reader):
    firm = OrganisationFactory(name="Firm without a space")
    OrganisationContact.objects.create(organisation=firm, user=stranger, role=ContactRole.values[0])
    with as_reader(administrator, space):
        row = propose_participation(
            actor=administrator, organisation=firm, space=space, side=ParticipationSide.SPACE
        )
    asked = told()

    with as_reader(stranger, None):
        answer_participation(actor=stranger, participation=row, agree=True)

    assert asked == {(stranger.handle, NoticeKind.PART_PROPOSED)}
    assert shown(space, firm, administrator)


def test_nobody_begins_to_take_part_in_an_archived_space(proposed, space, rival, as_reader):
    space.archived_at = space.created_at
    space.save()

    with as_reader(rival, None), pytest.raises(OperationRefusedError):
        answer_participation(actor=rival, participation=proposed, agree=True)

    proposed.refresh_from_db()
    assert proposed.agreed_at is None


def test_an_organisation_that_was_merged_is_asked_no_more(space, administrator, salon, as_reader):
    gone = OrganisationFactory(name="Salon", merged_into=salon)

    with as_reader(administrator, space), pytest.raises(AccessDeniedError):
        propose_participation(
            actor=administrator, organisation=gone, space=space, side=ParticipationSide.SPACE
        )

    assert Participation.objects.count() == 0


def test_an_answer_to_what_a_merge_has_taken_away_is_refused(proposed, rival, as_reader):
    Participation.objects.filter(pk=proposed.pk).delete()

    with as_reader(rival, None), pytest.raises(OperationRefusedError):
        answer_participation(actor=rival, participation=proposed, agree=True)
