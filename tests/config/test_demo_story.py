"""What came of what in the demo, and with whose consent."""

from config.demo.content import CONTENT
from config.demo.text import span
from tests.config.test_demo_content import BY_KEY, PEOPLE


def test_the_story_leads_from_a_question_to_a_group_of_several_partners():
    question, sheet, practice, group = (BY_KEY[key] for key in CONTENT.home.story)
    steps = {(link.origin, link.result): link for link in CONTENT.links}
    told = [steps[pair] for pair in zip(CONTENT.home.story, CONTENT.home.story[1:], strict=False)]
    asker, helper = PEOPLE[question.by], PEOPLE[question.accepted.by]

    assert asker.organisation != helper.organisation
    assert told[0].consent_by == helper.key
    assert helper.key in sheet.contributors
    assert practice.state == "set"
    assert len({PEOPLE[key].organisation for key in (group.lead, *group.members)}) == 5
    assert [span(link.at) for link in told] == [span(each.at) for each in (sheet, practice, group)]
    assert span(question.at) > span(sheet.at) > span(practice.at) > span(group.at)


def test_words_of_others_moved_with_their_consent():
    for link in CONTENT.links:
        origin, result = BY_KEY[link.origin], BY_KEY[link.result]
        answer = getattr(origin, "accepted", None)
        needs_consent = link.relation == "carried_forward" and answer is not None and answer.by != link.by
        assert link.consent_by == (answer.by if needs_consent else ""), link.note
        assert bool(link.consent_at) == needs_consent, link.note
        assert link.by == (getattr(result, "by", "") or getattr(result, "host", "") or result.lead), link.note
        assert not link.consent_at or span(link.consent_at) > span(link.at), link.note
        assert span(link.at) < span(origin.at), link.note
        if link.relation == "carried_forward":
            assert link.at == result.at, link.note


def test_nothing_was_made_of_two_things_and_nothing_carried_forward_too_early():
    made = [link.result for link in CONTENT.links if link.relation == "carried_forward"]

    assert len(made) == len(set(made))
    for link in CONTENT.links:
        origin = BY_KEY[link.origin]
        if link.relation == "carried_forward" and link.origin.startswith(("room.", "group.")):
            assert origin.closed_at if link.origin.startswith("group.") else origin.closed_after
