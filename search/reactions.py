"""What the index looks at again when spaces, people and organisations change."""

from community.events import (
    MembershipChanged,
    OrganisationChanged,
    ProfileChanged,
    SpaceChanged,
    SpaceMade,
    WordsChanged,
)
from community.models import Organisation, User
from portal.events import within
from portal.models import Space
from search.outbox import changed, contents_changed


@within(SpaceMade)
def index_new_space(event: SpaceMade) -> None:
    changed(Space(pk=event.space_id))


@within(SpaceChanged)
def index_space_again(event: SpaceChanged) -> None:
    space = Space(pk=event.space_id)
    changed(space)
    # What is inside is never for more people than the space; its words and its archive say nothing of that.
    if event.visibility_changed:
        contents_changed(space)
    if event.members_changed:
        for user_id in space.memberships.values_list("user_id", flat=True):
            changed(User(pk=user_id))


@within(WordsChanged)
def index_what_carries_other_words(event: WordsChanged) -> None:
    if event.things_changed:
        contents_changed(Space(pk=event.space_id))


@within(MembershipChanged)
def index_member_again(event: MembershipChanged) -> None:
    changed(User(pk=event.user_id))


@within(ProfileChanged)
def index_person_again(event: ProfileChanged) -> None:
    changed(User(pk=event.user_id))


@within(OrganisationChanged)
def index_organisation_again(event: OrganisationChanged) -> None:
    changed(Organisation(pk=event.organisation_id))
