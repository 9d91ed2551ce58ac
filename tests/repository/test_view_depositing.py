"""The forms of resources: new, edited, published, withdrawn; nothing typed is ever lost."""

import re

import pytest
from django.urls import reverse

from portal.models import StoredFile
from repository.models import Resource, WaitingFile
from tests.factories_repository import EXE, ResourceFactory, put_file, resource_form, upload
from tests.reading import texts

NEW = "/spaces/baltic/sharing/resources/new/"


def error_at(field, response):
    """The message that stands at a field."""
    page = response.content.decode()
    found = re.search(rf'id="id_{field}_error"[^>]*>(.*?)</(?:div|ul|p)>', page, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[1]).strip() if found else ""


def waiting(response):
    return texts(r'name="kept" value="([^"]+)" checked', response)


def test_a_fresh_form_proposes_the_widest_audience_and_an_open_licence(space, member, signed_in):
    response = signed_in(member).get(NEW)

    assert response.status_code == 200
    assert texts(r'name="audience" value="([^"]+)"[^>]*checked', response) == ["public"]
    assert texts(r'name="licence" value="([^"]+)"[^>]*checked', response) == ["CC-BY-4.0"]


def test_what_is_sent_is_published_with_its_files(everywhere, space, member, signed_in):
    response = signed_in(member).post(NEW, resource_form(files=[upload("a.pdf"), upload("b.pdf")]))

    made = Resource.objects.get()
    assert (response.status_code, response["Location"]) == (303, made.get_absolute_url())
    assert (made.state, made.author, made.title, made.audience) == (
        "published", member, "A checklist", "space",
    )  # fmt: skip
    assert [row.file.original_name for row in made.files.in_order()] == ["a.pdf", "b.pdf"]
    assert sorted(made.taggings.values_list("tag__name", flat=True)) == ["first day", "induction"]
    assert WaitingFile.objects.count() == 0


def test_a_draft_can_be_kept(everywhere, space, member, signed_in):
    signed_in(member).post(NEW, resource_form(draft="1"))

    assert Resource.objects.get().state == "draft"


def test_signed_out_one_signs_in_first_and_finds_the_text_again(everywhere, space, member, client):
    response = client.post(NEW, resource_form(title="Typed before the session ended"))
    assert (response.status_code, Resource.objects.count()) == (303, 0)
    assert (
        response["Location"]
        == f"{reverse('account_login')}?next=%2Fspaces%2Fbaltic%2Fsharing%2Fresources%2Fnew%2F"
    )

    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(NEW).content.decode()

    assert 'value="Typed before the session ended"' in page


@pytest.mark.parametrize(
    ("who", "status"), [("observer", 403), ("outsider", 403), ("stranger", 403), ("member", 200)]
)
def test_who_gets_the_form(who, status, everybody, signed_in):
    assert signed_in(everybody[who]).get(NEW).status_code == status


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger"])
def test_who_may_not_sends_in_vain(who, everywhere, everybody, signed_in):
    response = signed_in(everybody[who]).post(NEW, resource_form())

    assert (response.status_code, Resource.objects.count()) == (403, 0)


def test_the_form_of_a_hidden_space_does_not_exist_outside(hidden_space, member, signed_in):
    assert signed_in(member).get("/spaces/bakery/sharing/resources/new/").status_code == 404


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": ""}),
        ("title", {"title": "x" * 141}),
        ("kind", {"kind": "spell"}),
        ("summary", {"summary": ""}),
        ("body", {"body": "", "link": ""}),
        ("body", {"body": "ä" * 10_001}),
        ("link", {"link": "not an address"}),
        ("tags", {"tags": "a, b, c, d, e, f, g, h, i"}),
        ("language", {"language": "xx"}),
        ("licence", {"licence": "mine"}),
        ("audience", {"audience": "parties"}),
    ],
)
def test_bad_input_is_said_at_the_field_and_nothing_is_written(
    field, wrong, everywhere, space, member, signed_in
):
    response = signed_in(member).post(NEW, resource_form(source_note="Kept while I mend it", **wrong))

    assert response.status_code == 422
    assert error_at(field, response) != ""
    assert Resource.objects.count() == 0
    assert texts(r'name="source_note" value="([^"]+)"', response) == ["Kept while I mend it"]


def test_a_bad_file_is_said_at_the_files_and_all_else_stays(everywhere, space, member, signed_in):
    browser = signed_in(member)
    files = [upload("good.pdf"), upload("plan.pdf", EXE)]

    refused = browser.post(NEW, resource_form(title="My title", body="My words", files=files))

    page = refused.content.decode()
    assert refused.status_code == 422
    assert error_at("files", refused) == "The content of “plan.pdf” is not what its name says."
    assert 'value="My title"' in page
    assert ">\nMy words</textarea>" in page
    assert (Resource.objects.count(), StoredFile.objects.get().original_name) == (0, "good.pdf")

    taken = browser.post(NEW, resource_form(kept=waiting(refused)))

    made = Resource.objects.get()
    assert taken.status_code == 303
    assert [row.file.original_name for row in made.files.in_order()] == ["good.pdf"]


def test_files_are_not_lost_over_a_mistake_elsewhere(everywhere, space, member, signed_in):
    browser = signed_in(member)

    refused = browser.post(NEW, resource_form(title="", files=[upload("a.pdf")]))
    again = browser.post(NEW, resource_form(title="", kept=waiting(refused)))
    browser.post(NEW, resource_form(body="", kept=waiting(again)))

    assert (refused.status_code, again.status_code) == (422, 422)
    assert [row.file.original_name for row in Resource.objects.get().files.in_order()] == ["a.pdf"]


@pytest.mark.parametrize("name", ["nothing", "a\x00b", "x" * 5_000])
def test_what_is_no_waiting_file_is_passed_over(name, everywhere, space, member, signed_in):
    assert signed_in(member).post(NEW, resource_form(kept=[name])).status_code == 303

    assert Resource.objects.get().files.count() == 0


def test_a_waiting_file_can_be_left_out(everywhere, space, member, signed_in):
    browser = signed_in(member)
    browser.post(NEW, resource_form(title="", files=[upload("a.pdf")]))

    browser.post(NEW, resource_form())

    assert Resource.objects.get().files.count() == 0


def test_somebody_elses_waiting_file_is_not_taken(everywhere, space, member, colleague, signed_in):
    refused = signed_in(member).post(NEW, resource_form(title="", files=[upload("a.pdf")]))

    signed_in(colleague).post(NEW, resource_form(kept=waiting(refused)))

    assert Resource.objects.get().files.count() == 0


def edit_url(resource):
    return f"/spaces/baltic/sharing/resources/{resource.pk}/edit/"


def test_the_author_edits_and_takes_files_off(resource, member, signed_in):
    first = put_file(resource, "a.pdf")
    put_file(resource, "b.pdf")
    browser = signed_in(member)

    assert 'value="A checklist"' in browser.get(edit_url(resource)).content.decode()
    response = browser.post(
        edit_url(resource), resource_form(title="Better", dropped=[first.pk], files=[upload("c.pdf")])
    )

    resource.refresh_from_db()
    assert (response.status_code, resource.title) == (303, "Better")
    assert [row.file.original_name for row in resource.files.in_order()] == ["b.pdf", "c.pdf"]


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "-1", "²", "x", ""])
def test_what_is_no_file_of_the_resource_is_not_taken_off(number, resource, member, signed_in):
    put_file(resource, "a.pdf")

    response = signed_in(member).post(edit_url(resource), resource_form(dropped=[number]))

    assert response.status_code == 303
    assert [row.file.original_name for row in resource.files.in_order()] == ["a.pdf"]


@pytest.mark.parametrize(("who", "status"), [("newcomer", 403), ("observer", 403), ("outsider", 404)])
def test_others_do_not_edit(who, status, resource, everybody, signed_in):
    browser = signed_in(everybody[who])

    assert browser.get(edit_url(resource)).status_code == status
    assert browser.post(edit_url(resource), resource_form(title="Mine")).status_code == status
    resource.refresh_from_db()
    assert resource.title == "A checklist"


def test_signed_out_nobody_edits(resource, client):
    assert client.post(edit_url(resource), resource_form(title="Mine")).status_code == 303
    resource.refresh_from_db()
    assert resource.title == "A checklist"


def test_a_bad_edit_is_said_and_changes_nothing(resource, member, signed_in):
    response = signed_in(member).post(edit_url(resource), resource_form(title="Better", body=""))

    resource.refresh_from_db()
    assert response.status_code == 422
    assert error_at("body", response) == (
        "There is nothing in it yet: write a text, give a link or attach a file."
    )
    assert resource.title == "A checklist"


def state_url(resource):
    return f"/spaces/baltic/sharing/resources/{resource.pk}/state/"


def test_the_author_withdraws_and_publishes_again(resource, member, signed_in):
    browser = signed_in(member)

    browser.post(state_url(resource), {"verb": "withdraw"})
    resource.refresh_from_db()
    withdrawn = resource.state
    browser.post(state_url(resource), {"verb": "publish"})
    resource.refresh_from_db()

    assert (withdrawn, resource.state) == ("withdrawn", "published")


@pytest.mark.parametrize(
    ("who", "verb", "status"),
    [("newcomer", "withdraw", 403), ("outsider", "withdraw", 404), ("member", "burn", 404)],
)
def test_other_changes_of_state_are_refused(who, verb, status, resource, everybody, signed_in):
    assert signed_in(everybody[who]).post(state_url(resource), {"verb": verb}).status_code == status
    resource.refresh_from_db()
    assert resource.state == "published"


def test_looking_at_the_address_of_a_state_changes_nothing(resource, member, signed_in):
    response = signed_in(member).get(state_url(resource))

    resource.refresh_from_db()
    assert (response.status_code, response["Location"]) == (303, resource.get_absolute_url())
    assert resource.state == "published"


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_the_form_costs_the_same_for_any_number_of_files(
    rows, everywhere, space, member, signed_in, django_assert_num_queries
):
    resource = ResourceFactory(space=space, author=member)
    for number in range(rows):
        put_file(resource, f"{number}.pdf")
    browser = signed_in(member)
    browser.get(edit_url(resource))

    with django_assert_num_queries(10):
        browser.get(edit_url(resource))
