"""Leaving for good: wished, taken back, carried out in pieces; what stays and what goes."""

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.data_tasks import forget_departed, forget_who_is_due
from community.letters import mail_departure
from community.models import Departure, Membership, Notice, Profile, User
from community.notices import notify
from community.operations.exports import request_export
from community.operations.leaving import parts_of_accounts, request_departure
from community.operations.memberships import leave_space
from forums.models import Post
from portal.choices import Role
from portal.models import AuditEntry, Space, StoredFile
from portal.models.files import private_storage
from portal.operations import OperationRefusedError
from portal.realtime import standing_key
from repository.models import Practice, Resource
from rooms.models import Message
from tests.community.goodbye import LATER, fresh, leave
from tests.factories import PASSWORD
from tests.life import OWN, live


@pytest.fixture
def life(everywhere, space, hidden_space, member, colleague, administrator):
    Space.objects.update(member_count=5)
    return live(member, colleague, space)


# The wish -----------------------------------------------------------------------------------------
def test_asking_signs_out_everywhere_at_once_and_writes_a_letter(life, known, hints):
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/accounts/login/", {"login": known.email, "password": PASSWORD})
    mail.outbox.clear()

    answer = here.post(reverse("me_data_delete"), {"words": "keep", "sure": "on"})
    mail_departure.func(Departure.objects.get().pk)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/me/data/gone/")
    assert here.get("/me/data/gone/").status_code == 200
    assert [client.get("/me/").status_code for client in (here, there)] == [303, 303]
    assert UserSession.objects.count() == 0
    assert standing_key(known.pk) in hints()
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([known.email], "Your account will be deleted")
    ]
    assert fresh(known).is_active


@pytest.mark.parametrize("typed", [{"words": "keep"}, {"sure": "on"}, {"words": "burn", "sure": "on"}])
def test_who_does_not_choose_or_confirm_stays(typed, life, member, signed_in):
    client = signed_in(member)

    answer = client.post(reverse("me_data_delete"), typed)

    assert (answer.status_code, Departure.objects.count()) == (422, 0)
    assert client.get("/me/").status_code == 200


def test_the_page_says_what_would_go_in_numbers(life, member, signed_in):
    answer = signed_in(member).get(reverse("me_data_delete"))

    assert {str(label): count for label, count in answer.context["counts"]} == {
        "Topics and posts": 2, "Messages in rooms": 1, "Resources": 2, "Practices": 1,
    }  # fmt: skip


def test_signing_in_takes_it_back(life, known):
    request_departure(actor=known, keeps_words=False)
    client = Client()

    client.post("/accounts/login/", {"login": known.email, "password": PASSWORD})
    page = client.get("/me/").content.decode()
    with time_machine.travel(timezone.now() + LATER, tick=False):
        due = forget_who_is_due()

    assert "your account will not be deleted" in page
    assert (Departure.objects.count(), due, fresh(known).is_active) == (0, 0, True)


def test_before_the_days_are_over_nothing_happens(life, member):
    departure = request_departure(actor=member, keeps_words=False)

    forget_departed.func(departure.pk)
    mailed = forget_who_is_due()

    assert (mailed, fresh(member).email, fresh(life.answer).is_removed) == (0, member.email, False)


def test_the_last_administrator_hands_over_first(life, administrator, colleague, space, signed_in):
    client = signed_in(administrator)

    page = client.get(reverse("me_data_delete")).content.decode()
    answer = client.post(reverse("me_data_delete"), {"words": "keep", "sure": "on"})
    refused = Departure.objects.count()
    Membership.objects.filter(user=colleague).update(role=Role.ADMINISTRATOR)
    request_departure(actor=administrator, keeps_words=True)

    assert reverse("space_members", args=[space.slug]) in page
    assert (answer.status_code, refused, Departure.objects.count()) == (422, 0, 1)


def test_who_is_about_to_leave_counts_for_no_administrator(life, administrator, colleague, space):
    Membership.objects.filter(user=colleague).update(role=Role.ADMINISTRATOR)
    request_departure(actor=administrator, keeps_words=True)

    with pytest.raises(OperationRefusedError):
        leave_space(actor=colleague, space=space)
    with pytest.raises(OperationRefusedError):
        request_departure(actor=colleague, keeps_words=True)

    assert Membership.objects.filter(space=space, role=Role.ADMINISTRATOR).count() == 2


# What stays ---------------------------------------------------------------------------------------
def test_what_was_kept_stands_under_a_former_member(life, member, colleague, signed_in):
    leave(member)

    page = signed_in(colleague).get(life.foreign_question.get_absolute_url()).content.decode()
    post = Post.objects.select_related("author").get(pk=life.answer.pk)
    assert (post.body, str(post.author.display_name), post.author.name) == (
        f"Answer {OWN}", "Former member", "Former member",
    )  # fmt: skip
    assert "Former member" in page
    assert "Mara" not in page
    assert fresh(life.resource).title == f"Resource {OWN}"
    assert private_storage().exists(life.file.blob.name)


def test_what_was_taken_away_leaves_a_trace(life, member, colleague, signed_in):
    leave(member, keeps_words=False)

    page = signed_in(colleague).get(life.foreign_question.get_absolute_url()).content.decode()
    question, answer, message = fresh(life.own_question), fresh(life.answer), fresh(life.message)
    assert (answer.body, answer.html, answer.is_removed) == ("", "", True)
    assert "This post was removed by its author." in page
    assert fresh(life.foreign_question).accepted_post_id == answer.pk
    assert (question.title, question.post_count) == ("Taken away by who asked it", 2)
    assert (message.body, message.is_removed, fresh(life.room).message_count) == ("", True, 1)
    assert fresh(life.practice).title == "Taken away by its author"
    assert fresh(life.practice).licence == life.practice.licence
    assert (fresh(life.resource).title, fresh(life.resource).state) == (
        "Taken away by its author",
        "withdrawn",
    )
    assert not Resource.objects.filter(pk=life.draft.pk).exists()
    assert OWN not in str([list(model.objects.values()) for model in (Post, Message, Resource, Practice)])


def test_files_go_with_the_words(life, member, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leave(member, keeps_words=False)

    assert not StoredFile.objects.filter(owner=member).exists()
    assert not private_storage().exists(life.file.blob.name)
    assert not private_storage().exists(life.draft_file.blob.name)


@pytest.mark.parametrize("keeps_words", [True, False])
def test_what_others_wrote_stays(keeps_words, life, member, colleague):
    def theirs():
        return [
            list(model.objects.filter(author=colleague).order_by("pk").values_list("pk", "body"))
            for model in (Post, Message, Resource)
        ]

    before = theirs()
    leave(member, keeps_words=keeps_words)

    assert theirs() == before


# What goes ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("keeps_words", [True, False])
def test_nothing_of_the_account_is_left(keeps_words, life, known, colleague, space):
    notify(recipient=known, kind="mention", obj=life.foreign_question, actor=colleague, space=space)
    request_export(actor=known)

    departure = leave(known, keeps_words=keeps_words)

    person = fresh(known)
    assert (person.email, person.is_active, person.has_usable_password()) == (
        f"former-{known.pk}@invalid", False, False,
    )  # fmt: skip
    assert "mara" not in f"{person.handle}{person.email}{person.display_name}".lower()
    left = {
        f"{model._meta.label}.{column}": model._base_manager.filter(**{column: known.pk}).count()
        for model, column in parts_of_accounts()
    }
    assert {name: count for name, count in left.items() if count} == {}
    assert (Profile.objects.filter(user=known).count(), Notice.objects.filter(recipient=known).count()) == (
        0,
        0,
    )
    assert departure.done_at is not None


def test_the_address_can_be_used_again_and_signs_nobody_in(life, known):
    address = known.email
    leave(known)

    Client().post("/accounts/login/", {"login": address, "password": PASSWORD})
    again = User.objects.create_user(address, PASSWORD)

    assert again.pk != known.pk
    assert "_auth_user_id" not in Client().session


def test_groups_get_another_convenor_and_the_space_counts_one_less(life, member, colleague, space):
    leave(member)

    assert list(life.group.members.values_list("user_id", "role")) == [(colleague.pk, "convenor")]
    assert fresh(space).member_count == 4


def test_nobody_finds_the_person_any_more(life, member, colleague, signed_in):
    address = member.get_absolute_url()
    leave(member)

    client = signed_in(colleague)
    assert client.get(address).status_code == 404
    assert "Mara" not in client.get("/people/").content.decode()
    assert client.get(fresh(member).get_absolute_url()).status_code == 404


def test_the_trail_keeps_numbers_alone(life, member):
    leave(member)

    rows = AuditEntry.objects.filter(object_label="community.departure").order_by("pk")
    assert [(row.verb, row.details) for row in rows] == [
        ("community.request_departure", {"keeps_words": True}),
        ("community.begin_departure", {}),
        ("community.finish_departure", {"keeps_words": True}),
    ]
