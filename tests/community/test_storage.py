"""Room for files: counted, limited, refused at the field when it is full."""

import pytest

from community.operations.storage import change_quota
from portal.models import StoredFile
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.quota import quota_of, used_bytes
from repository.models import Resource
from repository.operations.resources import create_resource, edit_resource
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_repository import PDF, ResourceFactory, put_file, resource_text, upload

PAGE = "/spaces/baltic/settings/storage/"
MEGABYTE = 1024 * 1024


def limit(space, size):
    space.quota_bytes = size
    space.save()


def test_what_is_used_is_the_sum_of_files_and_logo(everywhere, space, other_space, member):
    create_resource(
        actor=member, space=space, text=resource_text(), audience="space", files=[upload("a.pdf")]
    )
    space.logo_bytes = 7

    assert (used_bytes(space), used_bytes(other_space)) == (len(PDF) + 7, 0)
    assert quota_of(space) == 2 * 1024 * MEGABYTE


def test_an_upload_over_the_limit_is_refused_at_its_field(everywhere, space, member):
    limit(space, 2 * len(PDF) - 1)
    one = create_resource(
        actor=member, space=space, text=resource_text(), audience="space", files=[upload("a.pdf")]
    )

    for change in (
        lambda: create_resource(
            actor=member, space=space, text=resource_text(), audience="space", files=[upload("b.pdf")]
        ),
        lambda: edit_resource(
            actor=member, resource=one, text=resource_text(), audience="space", files=[upload("b.pdf")]
        ),
    ):
        with pytest.raises(OperationRefusedError) as refused:
            change()
        assert refused.value.field == "files"
        assert str(refused.value).startswith("There is no room for this in the space: it needs")

    assert (Resource.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_a_file_that_goes_makes_room_for_the_one_that_comes(everywhere, space, member):
    limit(space, len(PDF))
    one = create_resource(
        actor=member, space=space, text=resource_text(), audience="space", files=[upload("a.pdf")]
    )
    old = StoredFile.objects.get()

    edit_resource(
        actor=member, resource=one, text=resource_text(), audience="space", files=[upload("b.pdf")],
        dropped=[old.pk],
    )  # fmt: skip

    assert StoredFile.objects.get().original_name == "b.pdf"


def test_the_form_comes_back_with_what_was_typed(space, member, signed_in):
    limit(space, 10)

    answer = signed_in(member).post(
        "/spaces/baltic/sharing/resources/new/",
        {
            "title": "A long title", "kind": "method", "language": "en", "licence": "CC-BY-4.0",
            "audience": "space", "body": "Words.", "summary": "Good.", "files": upload("a.pdf"),
        },
    )  # fmt: skip

    form = answer.context["form"]
    assert answer.status_code == 422
    assert (form["title"].value(), "files" in form.errors) == ("A long title", True)


def test_the_page_names_the_largest_files_that_the_reader_may_see(
    everywhere, space, administrator, member, signed_in
):
    shown = ResourceFactory(space=space, title="For all", author=member)
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    secret = ResourceFactory(space=space, title="For us", author=member, audience="parties", circle=circle)
    put_file(shown, "a.pdf")
    put_file(secret, "secret.pdf")

    page = signed_in(administrator).get(PAGE)

    names = [file.stored and file.stored.original_name for file in page.context["room"].largest]
    assert sorted(names, key=str) == [None, "a.pdf"]
    assert [
        ("secret.pdf" in text, "For us" in text, "For all" in text) for text in [page.content.decode()]
    ] == [(False, False, True)]
    assert page.context["form"] is None


@pytest.mark.parametrize("who", ["administrator", "member", "stranger"])
def test_the_limit_is_for_coordinators(who, space, everybody, as_reader, signed_in):
    actor = everybody[who]
    with as_reader(actor, space), pytest.raises(AccessDeniedError) as denied:
        change_quota(actor=actor, space=space, quota_bytes=MEGABYTE)

    answer = signed_in(actor).post(PAGE, {"megabytes": "5"})
    space.refresh_from_db()
    assert (denied.value.permission, answer.status_code, space.quota_bytes) == (
        "community.change_quota", 403, None,
    )  # fmt: skip


def test_a_coordinator_changes_the_limit_and_gives_it_back(space, coordinator, signed_in):
    browser = signed_in(coordinator)

    first = browser.post(PAGE, {"megabytes": "5"})
    space.refresh_from_db()
    limited = space.quota_bytes
    bad = browser.post(PAGE, {"megabytes": "-1"})
    browser.post(PAGE, {"megabytes": ""})

    space.refresh_from_db()
    assert (first.status_code, limited) == (303, 5 * MEGABYTE)
    assert (bad.status_code, list(bad.context["form"].errors)) == (422, ["megabytes"])
    assert space.quota_bytes is None


def test_a_coordinator_does_not_see_into_a_hidden_space(hidden_space, coordinator, signed_in):
    assert signed_in(coordinator).get(PAGE.replace("baltic", "bakery")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_spaces_files(
    rows, everywhere, space, administrator, member, signed_in, django_assert_max_num_queries
):
    for number in range(rows):
        put_file(ResourceFactory(space=space, author=member), f"{number}.pdf")
    browser = signed_in(administrator)

    with django_assert_max_num_queries(14 + 2 * rows):
        assert browser.get(PAGE).status_code == 200
