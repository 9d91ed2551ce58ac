"""What follows when something happens with polls: found, seen at once, and told when they have ended."""

from community.choices import NoticeKind
from community.models import User
from community.notices import notify
from forums import nameless
from forums.choices import FollowLevel
from forums.events import PollClosed, PollSet, PollSettled, PollVoted
from forums.following import choice_in, choices_about
from forums.models import Poll, Topic
from portal.events import within
from portal.realtime import hint
from search import outbox


@within(PollSet)
def index_with_its_poll(event: PollSet) -> None:
    outbox.changed(Topic(pk=event.topic_id))
    hint(f"topic:{event.topic_id}")


@within(PollVoted, PollClosed, PollSettled)
def refresh_open_polls(event: PollVoted | PollClosed | PollSettled) -> None:
    """The poll alone: when many vote, nobody's page fetches the whole conversation for each of them."""
    hint(f"poll:{event.poll_id}")


@within(PollSettled)
def tell_how_it_ended(event: PollSettled) -> None:
    """Who began it and who voted hears, once, unless they want to hear nothing of the topic."""
    poll = Poll.objects.select_related("space", "post__topic__space").get(pk=event.poll_id)
    topic = poll.post.topic
    beginner = nameless.writer_of(poll.post)
    people = {*poll.votes.values_list("person_id", flat=True)}
    people |= {beginner.pk} if beginner is not None else set()
    choices = choices_about(topic, people)
    wanting = {pk for pk in people if choice_in(choices, topic, pk).level != FollowLevel.NOTHING}
    for person in User.objects.select_related("profile").in_bulk(wanting).values():
        notify(recipient=person, kind=NoticeKind.POLL_ENDED, obj=poll, space=poll.space)
