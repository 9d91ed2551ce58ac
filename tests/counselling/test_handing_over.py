"""One entry of a talk, shown to the coordinators: exactly that, to nobody else, and what they decide."""

import pytest
from django.urls import reverse

from community.models import Case, Notice, Report
from community.operations.moderation import decide_case, decide_objection, object_to_decision
from counselling.models import Handover, TalkEntry
from counselling.operations.handing_over import hand_over_entry
from counselling.operations.talking import Words, write_in_talk
from portal.models import AuditEntry, Space
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.own_data import holdings
from tests.factories import UserFactory

SAID = "You are a zqrudexq"
KEPT = "Between us zqprivatexq"


@pytest.fixture
def rude(talk, member, colleague):
    """What the counsellor wrote after something that is nobody else's business."""
    write_in_talk(actor=colleague, talk=talk, words=Words(KEPT))
    return write_in_talk(actor=member, talk=talk, words=Words(SAID))


@pytest.fixture
def second(db):
    return UserFactory(email="two@example.org", handle="two", network_role="coordinator")


@pytest.fixture
def case(rude, colleague):
    hand_over_entry(actor=colleague, entry=rude, reason="insult", words="It hurt.")
    return Case.objects.select_related("space").get()


def report_address(entry):
    return reverse("talk_entry_report", args=["baltic", entry.talk_id, entry.number])


def decide(actor, case, verdict, note="Please stay kind."):
    decide_case(actor=actor, case=case, version=case.version, verdict=verdict, note=note)
    case.refresh_from_db()


def test_who_was_hurt_hands_over_exactly_one_entry(rude, colleague, coordinator, signed_in):
    browser = signed_in(colleague)
    here = report_address(rude)

    form = browser.get(here).content.decode()
    answer = browser.post(here, {"reason": "insult", "words": "It hurt.", "agrees": "on"})

    report = Report.objects.get()
    assert (SAID in form, KEPT in form) == (True, False)
    assert (answer.status_code, answer["Location"]) == (303, report.get_absolute_url())
    assert Handover.objects.get().words == SAID
    assert "coordinators of the network will look" in browser.get(report.get_absolute_url()).content.decode()
    assert browser.get(here)["Location"] == report.get_absolute_url()
    page = signed_in(coordinator).get(report.case.get_absolute_url()).content.decode()
    assert (SAID in page, "It hurt." in page, KEPT in page, f"/counselling/{rude.talk_id}/" in page) == (
        True, True, False, False,
    )  # fmt: skip
    assert signed_in(coordinator).get(rude.talk.get_absolute_url()).status_code == 404


def test_nothing_is_handed_over_without_a_yes(rude, colleague, signed_in):
    answer = signed_in(colleague).post(report_address(rude), {"reason": "insult"})

    assert (answer.status_code, Handover.objects.count(), Case.objects.count()) == (422, 0, 0)


@pytest.mark.parametrize("who", ["moderator", "administrator", "third", "outsider", "superuser"])
def test_nobody_of_the_space_meets_the_case(request, who, case, signed_in):
    browser = signed_in(request.getfixturevalue(who))

    met = {
        path: browser.get(path, follow=True).content.decode()
        for path in ("/spaces/baltic/", "/spaces/baltic/desk/", "/spaces/baltic/cases/", "/me/notices/")
    }

    assert browser.get(case.get_absolute_url()).status_code == 404
    assert {path for path, text in met.items() if "zqrude" in text or "It hurt" in text} == set()
    assert {path for path, text in met.items() if case.get_absolute_url() in text} == set()
    assert Notice.objects.filter(recipient=request.getfixturevalue(who), kind="reported").count() == 0


@pytest.mark.parametrize(
    ("who", "handles"),
    [("coordinator", True), ("moderator", False), ("administrator", False), ("member", False)],
)
def test_set_and_sentence_agree_on_who_handles_it(request, who, handles, case):
    actor = request.getfixturevalue(who)

    assert Case.objects.handled_by(actor).exists() == handles
    assert actor.has_perm("community.handle_case", case) == handles


def test_coordinators_hear_of_it_and_the_trail_says_neither_who_nor_where(coordinator, case):
    told = Notice.objects.filter(kind="reported").values_list("recipient_id", flat=True)
    trail = AuditEntry.objects.filter(verb__in=["community.report", "counselling.hand_over_entry"])

    assert list(told) == [coordinator.pk]
    assert {(entry.actor_id, entry.space_id) for entry in trail} == {(None, None)}
    assert trail.count() == 2


def test_a_warning_tells_both_and_another_coordinator_decides_about_the_objection(
    case, member, colleague, coordinator, second, signed_in
):
    decide(coordinator, case, "warn")
    told = Notice.objects.filter(kind__in=["moderated", "report_settled"]).values_list("recipient_id", "kind")
    assert set(told) == {(member.pk, "moderated"), (colleague.pk, "report_settled")}
    page = signed_in(member).get(case.get_absolute_url()).content.decode()
    assert (SAID in page, "Please stay kind." in page, "It hurt." in page) == (True, True, False)

    object_to_decision(actor=member, case=case, words="It was a joke.")
    case.refresh_from_db()
    answer = {"case": case, "version": case.version, "upheld": True, "answer": "Right."}
    with pytest.raises(AccessDeniedError):
        decide_objection(actor=coordinator, **answer)
    decide_objection(actor=second, **answer)

    case.refresh_from_db()
    assert case.upheld is True


def test_hidden_words_leave_the_talk_and_come_back(case, rude, member, coordinator, second):
    decide(coordinator, case, "hide")
    rude.refresh_from_db()
    assert (rude.body, rude.is_removed) == ("", True)

    object_to_decision(actor=member, case=case, words="Read it again.")
    case.refresh_from_db()
    decide_objection(actor=second, case=case, version=case.version, upheld=True, answer="Right.")

    rude.refresh_from_db()
    assert (rude.body, rude.is_removed) == (SAID, False)


def test_nobody_is_kept_from_writing_in_the_space_for_it(case, coordinator):
    with pytest.raises(OperationRefusedError):
        decide(coordinator, case, "mute_7")

    case.refresh_from_db()
    assert case.is_decided is False


def test_ones_own_words_and_words_of_other_talks_cannot_be_handed_over(
    rude, member, third, colleague, signed_in
):
    for actor in (member, third):
        with pytest.raises(AccessDeniedError) as denied:
            hand_over_entry(actor=actor, entry=rude, reason="spam")
        assert denied.value.permission == "counselling.hand_over_entry"
        assert signed_in(actor).get(report_address(rude)).status_code == 404
    hand_over_entry(actor=colleague, entry=rude, reason="spam")
    with pytest.raises(OperationRefusedError):
        hand_over_entry(actor=colleague, entry=rude, reason="spam")
    assert (Handover.objects.count(), Report.objects.count()) == (1, 1)


def test_nothing_of_a_hidden_space_reaches_coordinators(rude, colleague, signed_in):
    Space.objects.filter(slug="baltic").update(visibility="hidden", join_policy="invitation")
    entry = TalkEntry.objects.select_related("talk__place").get(pk=rude.pk)

    with pytest.raises(AccessDeniedError):
        hand_over_entry(actor=colleague, entry=entry, reason="insult")

    page = signed_in(colleague).get(rude.talk.get_absolute_url()).content.decode()
    assert (Handover.objects.count(), report_address(rude) in page) == (0, False)


def test_each_gets_their_own_part_and_words_go_with_their_author(case, member, colleague):
    mine = next(each for each in holdings() if each.code == "counselling-handed-over")

    rows = {person: [row.get("text") for row in mine.rows(person)] for person in (member, colleague)}
    mine.remove(member, 10)

    assert rows == {member: [SAID], colleague: [None]}
    assert Handover.objects.get().words == ""
