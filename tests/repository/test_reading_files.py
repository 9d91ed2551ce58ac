"""Files are as visible as their resource, and come as downloads."""

import pytest
from django.urls import reverse

from portal.choices import Audience
from repository.models import ResourceFile
from repository.operations.files import (
    keep_files,
)
from repository.operations.resources import withdraw_resource
from tests.factories import CircleFactory, CircleMemberFactory, join
from tests.factories_repository import PDF, ResourceFactory, put_file, upload


def status_of(browser, stored):
    """The status of the answer to who asks for a file; its stream is closed."""
    response = browser.get(stored.get_absolute_url())
    response.close()
    return response.status_code


def test_nobody_reads_a_waiting_file(everywhere, space, member, signed_in):
    (stored,) = keep_files(actor=member, space=space, uploads=[upload("a.pdf")])

    assert status_of(signed_in(member), stored) == 404


READERS = {
    "public": {
        "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
        "administrator", "coordinator",
    },
    "network": {
        "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator", "administrator",
    },
    "space": {"newcomer", "observer", "member", "moderator", "administrator"},
    "parties": {"member"},
}  # fmt: skip


@pytest.mark.parametrize("audience", READERS)
def test_a_file_is_as_visible_as_its_resource(audience, everywhere, space, everybody, signed_in, client):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=everybody["member"])
    resource = ResourceFactory(
        space=space, author=everybody["member"], audience=audience,
        circle=circle if audience == Audience.PARTIES else None,
    )  # fmt: skip
    stored = put_file(resource, "a.pdf")

    answers = {
        name: status_of(client if name == "visitor" else signed_in(actor), stored)
        for name, actor in everybody.items()
    }

    assert {name for name, status in answers.items() if status == 200} == READERS[audience]
    assert set(answers.values()) <= {200, 404}


def test_who_left_the_space_reads_its_files_no_more(resource, space, colleague, signed_in):
    stored = put_file(resource, "a.pdf")
    browser = signed_in(colleague)

    before = status_of(browser, stored)
    colleague.memberships.all().delete()

    assert (before, status_of(browser, stored)) == (200, 404)


def test_the_file_of_a_draft_is_its_authors(draft, member, moderator, signed_in):
    stored = put_file(draft, "a.pdf")

    assert status_of(signed_in(member), stored) == 200
    assert status_of(signed_in(moderator), stored) == 404


def test_the_file_of_a_withdrawn_resource_is_gone_for_readers(resource, member, colleague, signed_in):
    stored = put_file(resource, "a.pdf")
    withdraw_resource(actor=member, resource=resource)

    assert status_of(signed_in(colleague), stored) == 404


def test_the_file_of_a_hidden_space_is_unknown_outside(everywhere, hidden_space, insider, member, signed_in):
    resource = ResourceFactory(space=hidden_space, author=insider)
    stored = put_file(resource, "a.pdf")

    assert status_of(signed_in(insider), stored) == 200
    assert status_of(signed_in(member), stored) == 404


def test_a_guessed_name_is_unknown(everywhere, member, signed_in):
    assert signed_in(member).get(reverse("stored_file", args=["x" * 43])).status_code == 404


def test_a_file_comes_as_a_download_that_nobody_keeps_or_runs(resource, member, signed_in):
    stored = put_file(resource, "Plan für März.pdf")

    response = signed_in(member).get(stored.get_absolute_url())

    assert b"".join(response.streaming_content) == PDF
    response.close()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''Plan%20f%C3%BCr%20M%C3%A4rz.pdf"
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_files_of_another_resource_do_not_stick(everywhere, other_space, outsider, resource, member):
    join(member, other_space)
    put_file(resource, "a.pdf")

    assert ResourceFile.objects.visible_to(outsider).count() == 0
    assert ResourceFile.objects.visible_to(member).count() == 1
