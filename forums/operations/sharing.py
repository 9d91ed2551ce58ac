"""The same problem elsewhere: who has it too, and whether the answer worked for them."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import User
from forums import nameless
from forums.events import ProblemShared, TopicChanged
from forums.models import SameProblem, Topic
from forums.operations.help_facts import count_people
from forums.operations.topics import facts_of, locked
from portal import audit
from portal.events import publish
from portal.operations import OperationRefusedError, operation, require


@operation
def share_problem(*, actor: User, topic: Topic) -> Topic:
    """Count ``actor`` among those who have the problem too; they hear when it is solved.

    Raises:
        AccessDeniedError: ``actor`` asked it, or may not see it, or it asks for no help.
    """
    topic = locked(topic)
    require(actor, "forums.share_problem", topic)
    row = {"space_id": topic.space_id, "said_at": timezone.now()}
    _kept, made = SameProblem.objects.get_or_create(topic=topic, person=actor, defaults=row)
    if made:
        count_people(topic)
        audit.record(actor=nameless.signed(actor, topic), verb="forums.share_problem", obj=topic)
        publish(ProblemShared(**facts_of(topic, actor)))
    return topic


@operation
def unshare_problem(*, actor: User, topic: Topic) -> Topic:
    """Take it back; what they follow stays as it is.

    Raises:
        AccessDeniedError: as for ``share_problem``.
    """
    topic = locked(topic)
    require(actor, "forums.share_problem", topic)
    gone, _rows = SameProblem.objects.filter(topic=topic, person=actor).delete()
    if gone:
        count_people(topic)
        audit.record(actor=nameless.signed(actor, topic), verb="forums.unshare_problem", obj=topic)
        publish(TopicChanged(**facts_of(topic, actor), what="unshare_problem"))
    return topic


@operation
def say_it_worked_too(*, actor: User, topic: Topic) -> Topic:
    """Say, as somebody with the same problem, that the accepted answer worked.

    Raises:
        AccessDeniedError: as for ``share_problem``.
        OperationRefusedError: it has no accepted answer, or ``actor`` does not share the problem.
    """
    topic = locked(topic)
    require(actor, "forums.share_problem", topic)
    if not topic.is_solved:
        raise OperationRefusedError(_("There is no accepted answer any more. Look at the topic again."))
    row = SameProblem.objects.filter(topic=topic, person=actor).first()
    if row is None:
        raise OperationRefusedError(_("Say first that you have the same problem."))
    if row.worked_at is None:
        row.worked_at = timezone.now()
        row.save(update_fields=["worked_at"])
        count_people(topic)
        audit.record(actor=nameless.signed(actor, topic), verb="forums.say_it_worked_too", obj=topic)
        publish(TopicChanged(**facts_of(topic, actor), what="worked_too"))
    return topic
