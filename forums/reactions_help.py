"""What follows when answers help, work or are accepted, and when a question goes to the network."""

from community.choices import NoticeKind
from community.notices import notify
from forums import nameless
from forums.choices import FollowLevel
from forums.events import (
    AnswerAccepted,
    AnswerHelped,
    AnswerUnaccepted,
    AnswerWorked,
    PostRemoved,
    ProblemShared,
    RequestWidened,
    WhetherAsked,
)
from forums.following import choice_about
from forums.models import HelpfulAnswer, HelpRequest, Topic
from forums.operations.following import follow_by_itself
from forums.operations.help_facts import begin_outcome_anew, count_helpful
from forums.operations.telling import TOLD_AT_ONCE, person_of, post_with_all, sharers_to_tell, tell_sharers
from forums.tasks import tell_many_sharers
from portal.events import within
from portal.operations import SYSTEM, may
from portal.realtime import EVERYBODY, hint


@within(AnswerAccepted, AnswerUnaccepted)
def ask_anew_whether_it_works(event: AnswerAccepted | AnswerUnaccepted) -> None:
    begin_outcome_anew(Topic(pk=event.topic_id))


@within(PostRemoved)
def help_no_more(event: PostRemoved) -> None:
    if HelpfulAnswer.objects.filter(post=event.post_id).delete()[0]:
        count_helpful(Topic.objects.get(pk=event.topic_id))


@within(AnswerHelped, AnswerWorked)
def tell_whose_answer_it_was(event: AnswerHelped | AnswerWorked) -> None:
    """Unless they want to hear nothing of the topic."""
    post = post_with_all(event.post_id)
    writer = nameless.writer_of(post)
    if writer is None or post.is_by_asker or choice_about(post.topic, writer).level == FollowLevel.NOTHING:
        return
    kind = NoticeKind.WORKED if isinstance(event, AnswerWorked) else NoticeKind.HELPED
    notify(recipient=writer, kind=kind, obj=post, actor=person_of(event.actor_id), space=post.space)


@within(AnswerAccepted)
def tell_who_shares_the_problem(event: AnswerAccepted) -> None:
    many = len(sharers_to_tell(post_with_all(event.post_id)))
    if many > TOLD_AT_ONCE:
        tell_many_sharers.enqueue(event.post_id)
    elif many:
        tell_sharers(actor=SYSTEM, post_id=event.post_id)


@within(ProblemShared)
def follow_what_one_shares(event: ProblemShared) -> None:
    person = person_of(event.actor_id)
    if person is not None:
        follow_by_itself(actor=SYSTEM, person=person, topic=Topic.objects.get(pk=event.topic_id))


@within(WhetherAsked)
def ask_its_author(event: WhetherAsked) -> None:
    request = HelpRequest.objects.select_related("topic__author", "topic__space", "space").get(
        topic=event.topic_id
    )
    author = nameless.beginner_of(request.topic)
    # Who has left the space cannot press a button there.
    if author is not None and author.is_active and may(author, "forums.say_whether", request.topic):
        notify(recipient=author, kind=NoticeKind.WHETHER, obj=request, space=request.space)


@within(RequestWidened)
def tell_who_asked(event: RequestWidened) -> None:
    """They did it themselves, or agreed to it two days ago; pages of the whole network show it now."""
    topic = Topic.objects.select_related("space", "author").get(pk=event.topic_id)
    hint(EVERYBODY)
    beginner = nameless.beginner_of(topic)
    if beginner is not None and event.by_itself:
        notify(recipient=beginner, kind=NoticeKind.WENT_WIDER, obj=topic, space=topic.space)
