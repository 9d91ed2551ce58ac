"""What a change of a space's access would mean, and for whom, in plain sentences, before it is made."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.operations.spaces import audience_models, too_wide
from community.selectors import open_requests_in, people_of_the_network
from portal.choices import AUDIENCES_WITHIN, JoinPolicy, Visibility
from portal.models import Space


@dataclass(frozen=True)
class Meaning:
    """What it would mean for some people; ``changes`` is False where all stays as it is."""

    whom: str
    sentences: list[str]
    changes: bool


def consequences(space: Space, *, visibility: str, join_policy: str) -> list[Meaning]:
    """What would be so for members, for people of the network and for visitors. Counts are as of now."""
    now = (space.visibility, space.join_policy)
    then = (visibility, join_policy)
    meanings = [_for_members(space, visibility)]
    for whom, said in ((_network(space), _said_to_network), (_("For everybody else"), _said_to_visitors)):
        meanings.append(Meaning(whom, said(*then), changes=said(*then) != said(*now)))
    waiting = _waiting(space) if join_policy != JoinPolicy.REQUEST else []
    if waiting:
        meanings.append(Meaning(_("For those who have asked to join"), waiting, changes=True))
    return meanings


def _for_members(space: Space, visibility: str) -> Meaning:
    whom = ngettext("For its one member", "For its %(count)s members", space.member_count)
    narrowed = _narrowed(space, visibility)
    becomes_hidden = visibility == Visibility.HIDDEN and not space.is_hidden
    unseen = [_("Links that they pass on lead nowhere for people outside.")] if becomes_hidden else []
    return Meaning(
        whom % {"count": space.member_count},
        [_("They read and write as before."), *narrowed, *unseen],
        changes=bool(narrowed or unseen),
    )


def _network(space: Space) -> str:
    others = people_of_the_network().exclude(memberships__space=space).count()
    text = ngettext(
        "For one other person of the network", "For %(count)s other people of the network", others
    )
    return text % {"count": others}


def _said_to_network(visibility: str, join_policy: str) -> list[str]:
    if visibility == Visibility.HIDDEN:
        return [_("They do not know that the space exists. Its address leads nowhere.")]
    found = _("They find the space and read what is for the network.")
    return [found, _joined(join_policy)]


def _said_to_visitors(visibility: str, join_policy: str) -> list[str]:
    if visibility != Visibility.PUBLIC:
        return [_("They do not know that the space exists. Its address leads nowhere.")]
    found = _("They find the space, signed in or not, and read what is for everyone.")
    return [found, _joined(join_policy)]


def _joined(join_policy: str) -> str:
    return {
        JoinPolicy.OPEN: _("They can join by themselves."),
        JoinPolicy.REQUEST: _("They can ask to join; an administrator answers."),
        JoinPolicy.INVITATION: _("They cannot join or ask by themselves."),
    }[JoinPolicy(join_policy)]


def _narrowed(space: Space, visibility: str) -> list[str]:
    count = sum(too_wide(model, space, visibility).count() for model in audience_models())
    if not count:
        return []
    widest = AUDIENCES_WITHIN[visibility][0].label
    return [
        ngettext(
            "One thing inside that more people can see now will be for “%(audience)s” only.",
            "%(count)s things inside that more people can see now will be for “%(audience)s” only.",
            count,
        )
        % {"count": count, "audience": widest}
    ]


def _waiting(space: Space) -> list[str]:
    count = open_requests_in(space).count()
    if not count:
        return []
    return [
        ngettext(
            "One request to join still waits for your answer.",
            "%(count)s requests to join still wait for your answer.",
            count,
        )
        % {"count": count}
    ]
