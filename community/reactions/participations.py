"""What follows when organisations are asked to take part, agree and go."""

from community.choices import NoticeKind
from community.events import ParticipationChanged
from community.models import Participation
from community.notices import notify, settle
from community.selectors import account, members_of
from portal.choices import Role
from portal.events import within


@within(ParticipationChanged)
def tell_both_sides(event: ParticipationChanged) -> None:
    """The administrators of the space, those of the organisation's own and its contacts."""
    row = Participation.objects.select_related("space", "organisation__space").get(pk=event.participation_id)
    actor = account(event.actor_id)
    sides = [row.space] + ([row.organisation.space] if row.organisation.space is not None else [])
    people = {
        membership.user_id: membership.user
        for space in sides
        for membership in members_of(space).filter(role=Role.ADMINISTRATOR)
    }
    for contact in row.organisation.contacts.select_related("user__profile"):
        people[contact.user_id] = contact.user
    for person in people.values():
        notify(recipient=person, kind=event.kind, obj=row, actor=actor, space=row.space)


@within(ParticipationChanged)
def nobody_else_need_answer(event: ParticipationChanged) -> None:
    if event.kind != NoticeKind.PART_PROPOSED:
        settle(Participation.objects.get(pk=event.participation_id), NoticeKind.PART_PROPOSED)
