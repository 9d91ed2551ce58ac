"""Roles, pages and the administration from one to another."""

import pytest
from django.test import Client
from django.utils import timezone

from community.choices import NoticeKind
from community.models import Departure, Membership, Notice
from community.operations.memberships import accept_member, change_role, hand_over
from portal.choices import Role
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import UserFactory, join


def of(space, user):
    return Membership.objects.get(space=space, user=user)


@pytest.mark.parametrize("stay_as", [Role.MODERATOR, Role.MEMBER])
def test_the_other_administers_and_one_stays_as_chosen(stay_as, space, administrator, member, as_reader):
    with as_reader(administrator, space):
        hand_over(actor=administrator, membership=of(space, member), stay_as=stay_as)

    assert (of(space, member).role, of(space, administrator).role) == (Role.ADMINISTRATOR, stay_as)
    assert (of(space, member).version, of(space, administrator).version) == (2, 2)
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["community.hand_over"]
    assert [(n.recipient, n.kind, n.actor) for n in Notice.objects.all()] == [
        (member, NoticeKind.HANDED_OVER, administrator)
    ]


@pytest.mark.parametrize("wrong", ["oneself", "closed account", "about to leave", "role", "gone"])
def test_handing_over_is_refused(wrong, space, administrator, member, as_reader):
    membership = of(space, administrator if wrong == "oneself" else member)
    if wrong == "closed account":
        member.is_active = False
        member.save()
    elif wrong == "about to leave":
        Departure.objects.create(user=member, keeps_words=True, due_at=timezone.now())
    elif wrong == "gone":
        Membership.objects.filter(pk=membership.pk).delete()
    stay_as = Role.OBSERVER if wrong == "role" else Role.MEMBER

    with as_reader(administrator, space), pytest.raises(OperationRefusedError):
        hand_over(actor=administrator, membership=membership, stay_as=stay_as)

    assert of(space, administrator).role == Role.ADMINISTRATOR
    assert not Membership.objects.filter(user=member, role=Role.ADMINISTRATOR).exists()


@pytest.mark.parametrize("who", ["stranger", "member", "moderator", "rival", "coordinator"])
def test_only_administrators_hand_over(who, space, colleague, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        hand_over(actor=everybody[who], membership=of(space, colleague), stay_as=Role.MEMBER)

    assert of(space, colleague).role == Role.MEMBER


def test_a_new_role_is_told_and_pages_are_opened(space, administrator, member, as_reader):
    with as_reader(administrator, space):
        change_role(actor=administrator, membership=of(space, member), role=Role.MODERATOR, edits_pages=True)

    assert (of(space, member).role, of(space, member).edits_pages) == (Role.MODERATOR, True)
    assert f"space {space.pk} editors" in set(member.groups.values_list("name", flat=True))
    assert [(n.recipient, n.kind) for n in Notice.objects.all()] == [(member, NoticeKind.ROLE_CHANGED)]


def test_the_page_of_a_member_changes_role_and_pages(space, administrator, member, signed_in):
    path = f"/spaces/baltic/members/{of(space, member).pk}/"
    browser = signed_in(administrator)

    shown = browser.get(path)
    saved = browser.post(path, {"role": "observer", "edits_pages": "on"})

    assert shown.context["form"].initial == {"role": "member", "edits_pages": False}
    assert (saved.status_code, saved["Location"]) == (303, "/spaces/baltic/members/")
    assert (of(space, member).role, of(space, member).edits_pages) == (Role.OBSERVER, True)


@pytest.mark.parametrize("data", [{}, {"role": "owner"}, {"role": "member"}])
def test_bad_roles_and_the_last_administrator_are_refused_at_the_form(data, space, administrator, signed_in):
    path = f"/spaces/baltic/members/{of(space, administrator).pk}/"

    answer = signed_in(administrator).post(path, data)

    assert answer.status_code == 422
    assert of(space, administrator).role == Role.ADMINISTRATOR


def test_the_pages_say_what_handing_over_means_and_do_it(space, administrator, member, signed_in):
    path = f"/spaces/baltic/members/{of(space, member).pk}/administration/"
    browser = signed_in(administrator)

    looked = browser.get(path)
    bad = browser.post(path, {"stay_as": "observer"})
    unchanged = of(space, member).role
    done = browser.post(path, {"stay_as": "member"})

    assert (looked.status_code, bad.status_code, unchanged) == (200, 422, Role.MEMBER)
    assert (done.status_code, of(space, member).role) == (303, Role.ADMINISTRATOR)
    assert browser.get(path).status_code == 403


@pytest.mark.parametrize("page", ["", "administration/"])
@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("member", 403), ("moderator", 403), ("rival", 403)]
)
def test_the_pages_of_a_member_are_for_administrators(
    who, status, page, space, colleague, everybody, signed_in
):
    browser = Client() if who == "visitor" else signed_in(everybody[who])
    path = f"/spaces/baltic/members/{of(space, colleague).pk}/{page}"

    assert browser.get(path).status_code == status
    assert browser.post(path, {"role": "administrator", "stay_as": "member"}).status_code == status
    assert of(space, colleague).role == Role.MEMBER


def test_a_member_of_another_space_is_not_reached_through_ones_own(
    other_space, rival, space, member, signed_in
):
    browser = signed_in(rival)

    for page in ("", "administration/", "block/"):
        assert browser.post(f"/spaces/salon/members/{of(space, member).pk}/{page}").status_code == 404


def test_raising_somebody_leaves_two_administrators(space, administrator, as_reader):
    second = UserFactory()
    membership = join(second, space)

    with as_reader(administrator, space):
        change_role(actor=administrator, membership=membership, role=Role.ADMINISTRATOR)
        change_role(actor=administrator, membership=of(space, administrator), role=Role.MEMBER)

    assert of(space, second).role == Role.ADMINISTRATOR


def test_who_walked_in_is_accepted_by_an_administrator(space, administrator, newcomer, signed_in):
    path = f"/spaces/baltic/members/{of(space, newcomer).pk}/"
    browser = signed_in(administrator)

    page = browser.get(path).content.decode()
    accepted = browser.post(f"{path}accept/")
    twice = browser.post(f"{path}accept/")

    assert "Walked in by themselves" in page
    assert (accepted.status_code, twice.status_code) == (303, 422)
    assert (of(space, newcomer).accepted_by, of(space, newcomer).version) == (administrator, 2)
    assert "people of the network" in set(newcomer.groups.values_list("name", flat=True))
    assert [(n.recipient, n.kind) for n in Notice.objects.all()] == [(newcomer, NoticeKind.LET_IN)]
    assert "Walked in by themselves" not in browser.get(path).content.decode()


@pytest.mark.parametrize("who", ["stranger", "member", "moderator", "rival", "coordinator"])
def test_others_accept_nobody(who, space, newcomer, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        accept_member(actor=everybody[who], membership=of(space, newcomer))

    assert of(space, newcomer).accepted_at is None
