"""Offering to talk: who offers, who sees it, what the directory can be narrowed to."""

import pytest

from community.operations.memberships import change_role
from community.operations.people import deactivate_person
from counselling.models import Offer, OfferTally, Talk
from counselling.operations.offers import edit_offer, make_offer, pause_offer, remove_offer, resume_offer
from counselling.views import offers as views
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.counselling.conftest import leave, offer_text
from tests.factories import UserFactory, join

HERE = "/spaces/baltic/communication/counselling/"
TYPED = {
    "title": "First talks with a learner", "body": "I have done **forty**.", "languages": ["lv", "en"],
    "times": ["0-am", "3-eve"], "times_note": "By phone", "time_zone": "Europe/Riga", "most_talks": "1",
    "tags": "Mobility", "audience": "network",
}  # fmt: skip


def titles(client, path=HERE):
    return [offer.title for offer in client.get(path).context["offers"]]


def test_a_member_offers_and_others_read_how_and_when(everywhere, space, member, colleague, signed_in):
    answer = signed_in(member).post(f"{HERE}new/", TYPED)

    offer = Offer.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}{offer.pk}/")
    page = signed_in(colleague).get(answer["Location"]).content.decode()
    for words in (
        "First talks with a learner", "<strong>forty</strong>", "Latvian, English", "Monday: Morning",
        "Thursday: Evening", "By phone", "Riga", "#Mobility", "Ask for a talk",
    ):  # fmt: skip
        assert words in page, words
    assert AuditEntry.objects.filter(verb="counselling.make_offer", space=space, actor=member).count() == 1


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": ""}, "required"),
        ({"body": ""}, "required"),
        ({"languages": []}, "required"),
        ({"languages": ["xx"]}, "valid choice"),
        ({"times": ["9-am"]}, "valid choice"),
        ({"most_talks": "9"}, "valid choice"),
        ({"time_zone": "Mars/Base"}, "valid choice"),
        ({"audience": "public"}, "valid choice"),
        ({"audience": "parties"}, "valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    changed, words, everywhere, space, member, signed_in
):
    answer = signed_in(member).post(f"{HERE}new/", TYPED | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "By phone" in page
    assert Offer.objects.count() == 0


def test_boxes_of_the_week_keep_their_ticks(offer, member, signed_in):
    edit_offer(actor=member, offer=offer, text=offer_text(times=("2-pm", "0-am")), audience="network")
    page = signed_in(member).get(f"{HERE}{offer.pk}/edit/").content.decode()

    assert page.count('name="times"') == 21
    assert [f'value="{code}" checked' in page for code in ("0-am", "2-pm", "4-eve")] == [True, True, False]


def test_one_offer_a_person_and_space(offer, member, space, signed_in):
    with pytest.raises(OperationRefusedError):
        make_offer(actor=member, space=space, text=offer_text(2), audience="network")

    answer = signed_in(member).get(f"{HERE}new/")
    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}{offer.pk}/edit/")
    assert signed_in(member).post(f"{HERE}new/", TYPED).status_code == 422
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "offers", "edits", "removes"),
    [
        ("member", True, True, True), ("moderator", True, False, True),
        ("administrator", True, False, True), ("colleague", True, False, False),
        ("observer", False, False, False), ("outsider", False, False, False),
        ("coordinator", False, False, False), ("superuser", False, False, False),
        ("stranger", False, False, False), ("visitor", False, False, False),
    ],
)  # fmt: skip
def test_who_offers_and_who_tends(who, offers, edits, removes, request, everywhere, space, offer):
    actor = request.getfixturevalue(who)

    def may(act):
        try:
            act()
        except AccessDeniedError:
            return False
        except OperationRefusedError:  # has one already
            return True
        return True

    assert may(lambda: make_offer(actor=actor, space=space, text=offer_text(2), audience="space")) == offers
    assert may(lambda: edit_offer(actor=actor, offer=offer, text=offer_text(3), audience="space")) == edits
    assert may(lambda: pause_offer(actor=actor, offer=offer)) == edits
    assert may(lambda: resume_offer(actor=actor, offer=offer)) == edits
    assert may(lambda: remove_offer(actor=actor, offer=offer)) == removes
    assert Offer.objects.filter(pk=offer.pk).exists() == (not removes)


@pytest.mark.parametrize("audience", ["network", "space"])
@pytest.mark.parametrize("state", ["shown", "paused", "author gone"])
def test_the_set_and_the_sentence_agree_for_everybody(
    audience, state, everywhere, everybody, superuser, space, member
):
    offer = make_offer(actor=member, space=space, text=offer_text(), audience=audience)
    if state == "paused":
        pause_offer(actor=member, offer=offer)
    if state == "author gone":
        deactivate_person(actor=SYSTEM, person=member)
    offer = Offer.objects.select_related("author").get(pk=offer.pk)

    seen = set()
    for name, actor in (everybody | {"superuser": superuser}).items():
        listed = Offer.objects.visible_to(actor).filter(pk=offer.pk).exists()
        assert listed == actor.has_perm("counselling.view_offer", offer), name
        seen |= {name} if listed else set()
    inside = {"member", "moderator", "administrator", "observer", "newcomer"}
    network = {"outsider", "rival", "insider"} if audience == "network" else set()
    assert seen == {"shown": inside | network, "paused": {"member"}, "author gone": set()}[state]


def test_an_archived_space_takes_no_offers(space, member, administrator, offer, colleague, signed_in):
    from community.operations.spaces import archive_space

    archive_space(actor=administrator, space=space)

    assert signed_in(colleague).get(f"{HERE}{offer.pk}/ask/").status_code == 403
    assert signed_in(member).post(f"{HERE}{offer.pk}/edit/", TYPED).status_code == 403
    assert titles(signed_in(colleague)) == ["Offer 1"]


def test_an_audience_that_the_space_does_not_know_is_refused(everywhere, hidden_space, insider):
    with pytest.raises(OperationRefusedError) as refused:
        make_offer(actor=insider, space=hidden_space, text=offer_text(), audience="network")

    assert refused.value.field == "audience"


def test_the_directory_is_narrowed_and_offers_only_what_leads_somewhere(offer, space, colleague, signed_in):
    make_offer(
        actor=colleague, space=space, audience="space",
        text=offer_text(2, languages=("lv", "ru"), words=("Mobility", "Digital")),
    )  # fmt: skip
    browser = signed_in(colleague)

    assert titles(browser) == ["Offer 2", "Offer 1"]
    assert titles(browser, f"{HERE}?language=ru") == ["Offer 2"]
    assert titles(browser, f"{HERE}?language=en") == ["Offer 1"]
    assert titles(browser, f"{HERE}?topic=mobility&language=lv") == ["Offer 2"]
    assert titles(browser, f"{HERE}?topic=%00nonsense") == []
    shown = {f["name"]: [code for code, _l in f["options"]] for f in browser.get(HERE).context["filters"]}
    assert shown == {"topic": ["digital", "mobility"], "language": ["en", "lv", "ru"]}


def test_the_network_shows_what_the_reader_may_see(offer, colleague, space, outsider, signed_in, client):
    make_offer(actor=colleague, space=space, text=offer_text(2), audience="space")
    everywhere_ = "/communication/counselling/"

    assert titles(signed_in(outsider), everywhere_) == ["Offer 1"]
    assert titles(signed_in(colleague), everywhere_) == ["Offer 2", "Offer 1"]
    assert titles(client, everywhere_) == []
    assert "Sign in to see who offers" in client.get(everywhere_).content.decode()


def test_a_paused_offer_is_its_authors_alone(offer, member, colleague, signed_in):
    here = f"{HERE}{offer.pk}/"
    assert signed_in(member).post(f"{here}pause/").status_code == 303

    assert titles(signed_in(colleague)) == []
    assert signed_in(colleague).get(here).status_code == 404
    assert "Your offer is paused" in signed_in(member).get(here).content.decode()
    signed_in(member).post(f"{here}pause/")
    assert titles(signed_in(colleague)) == ["Offer 1"]


@pytest.mark.parametrize("how", ["left", "observes"])
def test_who_leaves_or_only_observes_offers_no_more(how, offer, member, administrator, space):
    if how == "left":
        leave(member, space)
    else:
        membership = member.memberships.select_related("space", "user").get()
        change_role(actor=administrator, membership=membership, role="observer")

    assert Offer.objects.get(pk=offer.pk).is_paused is True


def test_a_removed_offer_leaves_no_count_behind(offer, member, signed_in):
    assert signed_in(member).post(f"{HERE}{offer.pk}/remove/").status_code == 303

    assert (Offer.objects.count(), OfferTally.objects.count()) == (0, 0)


@pytest.mark.parametrize("path", [HERE, "/communication/counselling/"])
@pytest.mark.parametrize("count", [1, 30])
def test_the_directory_asks_as_often_for_thirty_offers_as_for_one(
    count, path, everywhere, space, member, signed_in, django_assert_num_queries
):
    for number in range(count):
        person = UserFactory()
        join(person, space)
        text = offer_text(number, words=("Mobility",), languages=("lv", "en"))
        make_offer(actor=person, space=space, text=text, audience="network")
    browser = signed_in(member)
    browser.get(path)

    with django_assert_num_queries(12 if path == HERE else 10):
        assert len(titles(browser, path)) == count


@pytest.mark.parametrize("count", [1, 30])
def test_panels_cost_one_question(count, everywhere, space, member, rf, django_assert_num_queries):
    from counselling.panels import offers_of_person, offers_to_talk

    for number in range(count):
        person = UserFactory()
        join(person, space)
        make_offer(actor=person, space=space, text=offer_text(number), audience="network")
    request = rf.get("/")
    request.user = member
    offers_to_talk(request, space)

    with django_assert_num_queries(1):
        assert len(offers_to_talk(request, space).context["offers"]) == min(count, 4)
    with django_assert_num_queries(1):
        assert len(offers_of_person(request, person).context["offers"]) == 1


@pytest.mark.parametrize("what", ["ask", "pause", "remove", "edit"])
def test_an_offer_that_goes_at_this_very_moment_is_no_error(
    what, offer, member, colleague, signed_in, monkeypatch
):
    """Everything was read before it went; the lock finds nothing any more."""
    actor = colleague if what == "ask" else member
    browser = signed_in(actor)
    found = views._found

    def found_and_gone(request, pk):
        shown = found(request, pk)
        Offer.objects.filter(pk=pk).delete()
        return shown

    monkeypatch.setattr(views, "_found", found_and_gone)
    typed = {"subject": "Kept words", "body": "Why?"} if what == "ask" else TYPED
    answer = browser.post(f"{offer.get_absolute_url()}{what}/", typed)

    assert (answer.status_code, "This offer was taken away meanwhile." in answer.content.decode()) == (
        422,
        True,
    )
    assert Talk.objects.count() == 0
