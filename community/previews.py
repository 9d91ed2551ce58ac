"""What a change of a space's access would mean, in plain sentences, before it is made."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.operations.spaces import audience_models, too_wide
from community.selectors import open_requests_in
from portal.choices import AUDIENCES_WITHIN, JoinPolicy, Visibility
from portal.models import Space


def consequences(space: Space, *, visibility: str, join_policy: str) -> list[str]:
    """Who will find the space, who may come in, and what inside is narrowed. Counts are as of now."""
    found = {
        Visibility.PUBLIC: _("Everyone can find the space, signed in or not."),
        Visibility.NETWORK: _("People whom any space has let in can find the space; others cannot."),
        Visibility.HIDDEN: _(
            "Only members know that the space exists. For others its address leads nowhere."
        ),
    }
    joined = {
        JoinPolicy.OPEN: _("Whoever finds it can join by themselves."),
        JoinPolicy.REQUEST: _("Whoever finds it can ask to join; an administrator answers."),
        JoinPolicy.INVITATION: _("Nobody can join or ask by themselves."),
    }
    sentences = [found[Visibility(visibility)], joined[JoinPolicy(join_policy)]]
    sentences += _narrowed(space, visibility)
    if join_policy != JoinPolicy.REQUEST:
        sentences += _waiting(space)
    return sentences


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
