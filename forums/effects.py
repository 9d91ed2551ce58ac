"""What changes for whom when a topic is rearranged, in sentences, before it is done."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forums.models import Board, Topic
from forums.operations.moving import audience_in
from portal.choices import Audience


def of_moving(topic: Topic, there: Board) -> list[str]:
    here = topic.board
    names = {"here": here.name if here else "", "there": there.name}
    said = [_("It stands on the board “%(there)s”, and no longer on “%(here)s”.") % names]
    if topic.pinned_at is not None:
        said.append(_("It is no longer pinned."))
    if topic.space_id == there.space_id:
        return [*said, _("The same people can read it, and every link keeps working.")]
    return [*said, *_of_another_space(topic, there)]


def _of_another_space(topic: Topic, there: Board) -> list[str]:
    names = {"old": topic.space.name, "new": there.space.name}
    said = [_("It belongs to “%(new)s”: people there reply, and moderators there look after it.") % names]
    if audience_in(there.space, topic.audience) == Audience.SPACE:
        words = _("Only members of “%(new)s” can read it. Who belongs to “%(old)s” alone cannot any more.")
        said.append(words % names)
    elif audience_in(there.space, topic.audience) == topic.audience:
        said.append(_("The same people can read it."))
    else:
        said.append(_("People of the network can read it, and nobody else."))
    return [*said, _("Every link keeps working for those who can read it there; its author is told.")]


def of_merging(gone: Topic, kept: Topic) -> list[str]:
    words = ngettext(
        "Its one post moves to “%(title)s”, and this page leads there.",
        "Its %(posts)s posts move to “%(title)s”, in the order of their time, and this page leads there.",
        gone.post_count,
    )
    said = [words % {"posts": gone.post_count, "title": kept.title}]
    if kept.audience == gone.audience:
        said.append(_("The same people can read them."))
    else:
        said.append(_("Fewer people can read them there: those who can read “%s”.") % kept.title)
    if gone.accepted_post_id and kept.is_help and not kept.accepted_post_id:
        said.append(_("The accepted answer of this topic becomes that of the other."))
    elif gone.accepted_post_id:
        said.append(_("The accepted answer of this topic is an ordinary post there."))
    return [*said, _("Everybody who wrote in this topic gets one notice. This cannot be undone.")]
