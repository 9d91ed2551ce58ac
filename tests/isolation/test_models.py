"""Every model has its row here: where its private rows come from, or which door guards a global one."""

import pytest
from django.apps import apps
from wagtail.models import Page

from portal.checks import OUR_APPS
from portal.tenancy import BetweenSpacesModel, GlobalModel, Scope, SpaceModel, SpaceSet, enter
from tests.isolation.world import HIDDEN, OPEN, STANDING

pytestmark = pytest.mark.django_db

# Space-owned and between models: does building the world leave rows of it in the hidden space?
OWNED = {
    "community.Case": True,
    "community.Report": True,
    "portal.Circle": True,
    "portal.CircleMember": True,
    "portal.StoredFile": True,
    "portal.HouseRules": True,
    "portal.Link": False,
    "portal.CarryRequest": False,
    "forums.Board": True,
    "forums.OldAddress": False,
    "forums.HelpRequest": True,
    "forums.HelpfulAnswer": True,
    "forums.SameProblem": True,
    "forums.HeldContribution": True,
    "forums.HeldFile": True,
    "forums.PostingRules": True,
    "forums.Visitor": True,
    "forums.Topic": True,
    "forums.Post": True,
    "forums.PostVersion": True,
    "forums.PostReaction": True,
    "forums.PostFile": True,
    "forums.Poll": True,
    "forums.PollOption": True,
    "forums.PollVote": True,
    "forums.TopicTag": True,
    "forums.QuotedTail": False,
    "forums.HelpInvitation": True,
    "forums.Routing": True,
    "forums.NamelessAuthor": True,
    "forums.Revelation": True,
    "rooms.Room": True,
    "rooms.Message": True,
    "rooms.RoomEvent": True,
    "rooms.AgendaItem": True,
    "rooms.RoomPerson": True,
    "rooms.InvitedSpace": True,
    "rooms.RoomReminder": True,
    "rooms.MessageReaction": False,
    "rooms.MessageFile": False,
    "rooms.RoomPoll": True,
    "rooms.RoomPollOption": True,
    "rooms.RoomPollVote": True,
    "rooms.NoteBlock": True,
    "rooms.NoteVersion": True,
    "rooms.RoomMeasure": True,
    "repository.Resource": True,
    "repository.ResourceFile": True,
    "repository.ResourceContributor": False,
    "links.ExternalLink": True,
    "links.LinkTag": True,
    "scenarios.Scenario": True,
    "scenarios.Decision": True,
    "scenarios.Rating": True,
    "scenarios.Synthesis": True,
    "counselling.Offer": True,
    "counselling.Handover": True,
    "counselling.OfferLanguage": True,
    "counselling.OfferTag": True,
    "repository.ResourceTag": False,
    "repository.Practice": True,
    "repository.PracticeStep": True,
    "repository.PracticeContributor": False,
    "repository.PracticeTag": True,
    "repository.WaitingFile": False,
    "collaboration.Group": True,
    "collaboration.GroupMember": True,
    "collaboration.GroupTag": False,
    "collaboration.Task": True,
}
# Global models: the door that takes the reader.
DOORS = {
    "portal.Space": "portal.spaces.readable",
    "portal.Tag": "portal.tags.known_in",
    "portal.PageDocument": "portal.views.news.document; in /cms/ by the collection of the space",
    "portal.AuditEntry": "no page shows it",
    "portal.Hint": "holds keys only; live.may_follow decides who hears of one",
    "portal.Heartbeat": "no page shows it",
    "community.Consent": "its person alone, at /me/data/",
    "community.DataExport": "its person alone, at /me/data/; tests of exports",
    "community.Departure": "no page shows it",
    "community.LegalText": "public",
    "community.User": "community.selectors",
    "community.Profile": "community.selectors",
    "community.LanguageSkill": "community.selectors.people_for, through the person",
    "community.Organisation": "community.selectors.organisations_for",
    "community.OrganisationContact": "community.selectors.contacts_for",
    "community.OrganisationFacet": "holds codes only; community.selectors.count_organisations",
    "community.OrganisationName": "community.selectors.aliases_of, through the organisation",
    "community.Participation": "community.selectors",
    "community.Membership": "community.selectors",
    "community.Position": "community.selectors.positions_of, through the person",
    "community.ProfileFacet": "holds codes only; community.selectors.count_people",
    "community.JoinRequest": "community.selectors",
    "community.SpaceRequest": "community.selectors.space_requests_for",
    "community.Invitation": "community.selectors: administrators of its space, and who holds its link",
    "community.InvitationRefusal": "holds hashes only; no page shows it",
    "community.PersonBlock": "its person alone; community.blocking, community.selectors.person_blocks_of",
    "community.Block": "community.selectors: administrators of its space",
    "community.HelpOffer": "its person, and who may see their profile; community.selectors.helping",
    "community.HelpWord": "through the offer, as reasons: forums.routing.selectors",
    "community.MailSettings": "its person alone; community.selectors.wishes",
    "community.NoticePreference": "its person alone; community.selectors.wishes",
    "community.DigestRun": "holds dates only; no page shows it",
    "community.TakenMail": "holds hashes only; no page shows it",
    "community.Mute": "its person, and who decided; community.selectors.moderation",
    "community.Notice": "its recipient alone; words through what the recipient may see",
    "community.DailyFigure": "community.selectors.desk: numbers, for administrators and coordinators",
    "forums.TopicRead": "its person alone; forums.querysets, on topics that are visible to them",
    "forums.BoardRead": "its person alone; forums.querysets, on topics that are visible to them",
    "forums.Follow": "its person alone; forums.following, with titles of what they may see",
    "counselling.OfferTally": "holds numbers only; counselling.selectors, through the offer",
    "counselling.Talk": "its two people alone; visible_to; tests/counselling/test_private.py",
    "counselling.TalkEntry": "the two people of its talk alone; visible_to",
    "counselling.TalkRating": "its author, and the other one where it is shown; visible_to",
    "rooms.CalendarFeed": "its person alone, at /me/calendar/; tests/isolation/test_planned_rooms.py",
    "rooms.RoomGuest": "who runs its room, and who holds its link or its cookie; rooms.guests",
    "search.IndexChange": "holds keys only; no page shows it",
}


def models() -> dict[str, type]:
    return {
        model._meta.label: model
        for label in OUR_APPS
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, Page)
    }


def test_every_model_has_its_row():
    owned = {n for n, m in models().items() if issubclass(m, SpaceModel | BetweenSpacesModel)}
    global_ = {n for n, m in models().items() if issubclass(m, GlobalModel)}

    assert sorted(owned) == sorted(OWNED)
    assert sorted(global_) == sorted(n for n in DOORS if n in global_)
    assert sorted(global_ - DOORS.keys()) == []


@pytest.mark.parametrize("label", sorted(OWNED))
def test_rows_of_the_hidden_space_do_not_exist_for_others(label, world):
    model = models()[label]
    columns = model.space_columns
    hidden = world.spaces[HIDDEN].pk
    if OWNED[label]:
        assert model.objects.filter(**{columns[0]: hidden}).exists()

    counts = {}
    for reader in STANDING:
        with enter(Scope(reads=SpaceSet.readable_by(world.people[reader]))):
            counts[reader] = model.objects.filter(**{columns[0]: hidden}).count()

    assert {reader for reader, count in counts.items() if count} <= {"insider"}
    assert (counts["insider"] > 0) == OWNED[label]


@pytest.mark.parametrize("label", sorted(n for n, full in OWNED.items() if full))
def test_a_reader_at_home_elsewhere_writes_nothing_here(label, world):
    from portal.tenancy import ScopeError

    model = models()[label]
    row = model.objects.filter(space_id=world.spaces[HIDDEN].pk).first()
    member = world.people["member"]

    with enter(Scope(reads=SpaceSet.readable_by(member), writes=world.spaces[OPEN].pk)):
        with pytest.raises(ScopeError):
            row.save()
        assert model.objects.filter(pk=row.pk).delete()[0] == 0
    assert model.objects.filter(pk=row.pk).exists()
