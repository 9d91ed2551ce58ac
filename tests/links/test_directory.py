"""The directory of links: who adds, who sees, what it can be narrowed to."""

import pytest
from django.test import Client

from links.models import ExternalLink
from links.operations.links import LinkText, add_link, edit_link, remove_link
from links.views import links as views
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import SpaceFactory

HERE = "/spaces/baltic/communication/links/"
TYPED = {
    "url": "https://www.efvet.org/", "title": "EfVET", "kind": "network", "summary": "Schools of Europe.",
    "language": "en", "country": "BE", "tags": "Mobility", "audience": "public",
}  # fmt: skip


def text(number=1, **values):
    return LinkText(
        **{"title": f"Link {number}", "url": f"https://example.org/{number}", "kind": "network", **values}
    )


@pytest.fixture
def link(everywhere, space, member):
    return add_link(actor=member, space=space, text=text(words=("Mobility",)), audience="space")


def titles(client, path=HERE):
    page = client.get(path)
    return [row["link"].title for row in page.context["rows"]]


def test_a_member_adds_a_link_and_finds_it_again(everywhere, space, member, signed_in):
    browser = signed_in(member)

    answer = browser.post(f"{HERE}new/", TYPED)

    link = ExternalLink.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}{link.pk}/")
    assert "EfVET" in browser.get(answer["Location"]).content.decode()
    page = browser.get(HERE).content.decode()
    for words in (
        "EfVET",
        "efvet.org",
        "Schools of Europe.",
        "Network or association",
        "Belgium",
        "#Mobility",
    ):
        assert words in page
    assert AuditEntry.objects.filter(verb="links.add_link", object_id=link.pk).count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"url": "javascript:alert(1)"}, "valid URL"),
        ({"url": "ftp://example.org/"}, "beginning with https://"),
        ({"url": "https://example.org/1"}, "in the directory already"),
        ({"url": "http://WWW.Example.org:80/1/"}, "in the directory already"),
        ({"url": "https://efvet.org@evil.example/"}, "without a user name"),
        ({"title": ""}, "required"),
        ({"kind": "nonsense"}, "valid choice"),
        ({"country": "XX"}, "valid choice"),
        ({"audience": "parties"}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(changed, words, link, member, signed_in):
    answer = signed_in(member).post(f"{HERE}new/", TYPED | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Schools of Europe." in page
    assert ExternalLink.objects.count() == 1


def test_an_address_is_written_in_one_way_and_another_page_is_another_link(everywhere, space, member, link):
    written = "HTTPS://Example.ORG:443/1?Page=A#Top"

    other = add_link(actor=member, space=space, text=text(url=written), audience="space")

    assert other.url == "https://example.org/1?Page=A#Top"
    assert edit_link(actor=member, link=other, text=text(url=other.url), audience="space").url == other.url
    with pytest.raises(OperationRefusedError) as refusal:
        edit_link(actor=member, link=other, text=text(url="http://www.example.org/1"), audience="space")
    assert refusal.value.field == "url"


def test_the_same_address_may_stand_in_another_space(link, other_space, rival, as_reader):
    with as_reader(rival, other_space):
        add_link(actor=rival, space=other_space, text=text(), audience="space")

    assert ExternalLink.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "adds", "tends"),
    [
        ("member", True, True), ("moderator", True, True), ("administrator", True, True),
        ("colleague", True, False), ("observer", False, False), ("outsider", False, False),
        ("coordinator", False, False), ("stranger", False, False), ("visitor", False, False),
    ],
)  # fmt: skip
def test_members_add_and_who_added_or_moderates_changes(who, adds, tends, request, everywhere, space, link):
    actor = request.getfixturevalue(who)

    def may(act):
        try:
            act()
        except AccessDeniedError:
            return False
        return True

    assert may(lambda: add_link(actor=actor, space=space, text=text(2), audience="space")) == adds
    assert may(lambda: edit_link(actor=actor, link=link, text=text(3), audience="space")) == tends
    assert may(lambda: remove_link(actor=actor, link=link)) == tends


@pytest.mark.parametrize("audience", ["public", "network", "space"])
def test_the_set_and_the_sentence_agree_for_everybody(audience, everywhere, everybody, space, member):
    link = add_link(actor=member, space=space, text=text(), audience=audience)

    for name, actor in everybody.items():
        listed = ExternalLink.objects.visible_to(actor).filter(pk=link.pk).exists()
        assert listed == actor.has_perm("links.view_link", link), name


def test_an_archived_space_takes_no_links(everywhere, space, member, administrator, link, signed_in):
    from community.operations.spaces import archive_space

    archive_space(actor=administrator, space=space)
    space.refresh_from_db()

    with pytest.raises(AccessDeniedError):
        add_link(actor=member, space=space, text=text(2), audience="space")
    assert titles(signed_in(member)) == ["Link 1"]


def test_an_audience_that_the_space_does_not_know_is_refused(everywhere, closed_space, coordinator):
    from tests.factories import join

    join(coordinator, closed_space)
    with pytest.raises(OperationRefusedError) as refused:
        add_link(actor=coordinator, space=closed_space, text=text(), audience="public")

    assert refused.value.field == "audience"


def test_the_directory_is_narrowed_and_offers_only_what_leads_somewhere(everywhere, space, member, signed_in):
    add = {"actor": member, "space": space, "audience": "space"}
    add_link(text=text(1, language="lt", country="LT", kind="funding", words=("Mobility",)), **add)
    add_link(text=text(2, language="lv", country="LV", words=("Digital",)), **add)
    browser = signed_in(member)

    assert titles(browser) == ["Link 1", "Link 2"]
    assert titles(browser, f"{HERE}?country=LV") == ["Link 2"]
    assert titles(browser, f"{HERE}?kind=funding&language=lt&topic=mobility") == ["Link 1"]
    assert titles(browser, f"{HERE}?topic=%00nonsense&country=QQ") == []
    offered = {
        each["name"]: [code for code, _label in each["options"]]
        for each in browser.get(HERE).context["filters"]
    }
    assert offered == {
        "kind": ["network", "funding"], "language": ["lv", "lt"], "country": ["LV", "LT"],
        "topic": ["digital", "mobility"],
    }  # fmt: skip


def test_filters_tell_nothing_of_what_one_may_not_see(everywhere, space, member):
    add_link(actor=member, space=space, text=text(1, country="LT"), audience="space")
    add_link(actor=member, space=space, text=text(2, country="LV"), audience="public")
    add_link(actor=member, space=space, text=text(3, country="FI"), audience="public")

    page = Client().get(HERE)

    assert [row["link"].title for row in page.context["rows"]] == ["Link 2", "Link 3"]
    (country,) = page.context["filters"]
    assert sorted(code for code, _label in country["options"]) == ["FI", "LV"]


def test_the_network_sees_what_is_for_it_from_all_spaces(
    everywhere, space, member, hidden_space, insider, outsider
):
    add_link(actor=member, space=space, text=text(1), audience="network")
    add_link(actor=member, space=space, text=text(2), audience="space")
    add_link(actor=insider, space=hidden_space, text=text(3), audience="space")
    browser = Client()
    browser.force_login(outsider)

    assert titles(browser, "/communication/links/") == ["Link 1"]


def test_long_directories_go_on(everywhere, space, member, signed_in):
    for number in range(100, 135):
        add_link(actor=member, space=space, text=text(number), audience="space")
    browser = signed_in(member)

    first = browser.get(HERE)
    second = browser.get(first.context["next_url"])

    assert len(first.context["rows"]) == 30
    assert [row["link"].title for row in second.context["rows"]] == [f"Link {n}" for n in range(130, 135)]


@pytest.mark.parametrize("rows", [1, 30])
def test_queries_do_not_grow_with_the_rows(
    rows, everywhere, space, member, signed_in, django_assert_num_queries
):
    for number in range(rows):
        add_link(actor=member, space=space, text=text(number, words=("Mobility",)), audience="space")
    browser = signed_in(member)
    browser.get(HERE)

    with django_assert_num_queries(10):
        browser.get(HERE)


def test_a_foreign_link_does_not_exist_here(everywhere, link, other_space, rival, signed_in):
    browser = signed_in(rival)

    for path in (f"{HERE}{link.pk}/edit/", f"/spaces/salon/communication/links/{link.pk}/edit/"):
        assert browser.get(path).status_code == 404
    assert browser.post(f"{HERE}{link.pk}/remove/").status_code == 404


def test_a_member_without_the_right_is_told_so(link, colleague, signed_in):
    browser = signed_in(colleague)

    assert browser.get(f"{HERE}{link.pk}/edit/").status_code == 403
    assert browser.post(f"{HERE}{link.pk}/remove/").status_code == 403


def test_who_added_it_changes_and_removes_it(link, member, signed_in):
    browser = signed_in(member)

    assert 'value="https://example.org/1"' in browser.get(f"{HERE}{link.pk}/edit/").content.decode()
    assert browser.post(f"{HERE}{link.pk}/edit/", TYPED).status_code == 303
    assert titles(browser) == ["EfVET"]
    assert browser.post(f"{HERE}{link.pk}/remove/")["Location"] == HERE
    assert titles(browser) == []


def test_the_section_shows_the_latest(everywhere, link, space, member, signed_in):
    elsewhere = SpaceFactory(slug="empty", name="Empty")

    assert "Link 1" in signed_in(member).get("/spaces/baltic/communication/").content.decode()
    assert (
        "Links and networks" not in Client().get(f"/spaces/{elsewhere.slug}/communication/").content.decode()
    )


def test_what_is_gone_meanwhile_is_refused(link, member, moderator):
    remove_link(actor=moderator, link=ExternalLink.objects.get())

    for act in (
        lambda: remove_link(actor=member, link=link),
        lambda: edit_link(actor=member, link=link, text=text(3), audience="space"),
    ):
        with pytest.raises(OperationRefusedError):
            act()
    assert ExternalLink.objects.count() == 0


@pytest.mark.parametrize("what", ["edit", "remove"])
def test_two_who_take_it_away_at_once_meet_no_error(what, link, member, signed_in, monkeypatch):
    browser = signed_in(member)
    monkeypatch.setattr(views, "_found", lambda request, pk: link)
    link.__class__.objects.filter(pk=link.pk).delete()

    answer = browser.post(f"{HERE}{link.pk}/{what}/", TYPED)

    assert answer.status_code == (422 if what == "edit" else 303)
    if what == "edit":
        page = answer.content.decode()
        assert ["taken this link out" in page, "Schools of Europe." in page] == [True, True]
