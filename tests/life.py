"""Somebody with something of every kind, beside the things of others that must stay theirs."""

from dataclasses import dataclass
from typing import Any

from portal.audience import Audience
from portal.choices import Role
from portal.models import Space, StoredFile
from tests.factories import join
from tests.factories_collaboration import GroupFactory, TaskFactory, put_in
from tests.factories_forums import BoardFactory, PostFactory, QuestionFactory
from tests.factories_repository import PracticeFactory, PracticeStepFactory, ResourceFactory, put_file
from tests.factories_rooms import make_message, make_room

OWN = "zqownxq"
FOREIGN = "zqforeignxq"


@dataclass
class Life:
    person: Any
    own_question: Any
    answer: Any
    foreign_question: Any
    resource: Any
    draft: Any
    practice: Any
    room: Any
    message: Any
    group: Any
    file: StoredFile
    draft_file: StoredFile
    foreign_resource: Any


def live(person: Any, other: Any, space: Space) -> Life:
    """``person`` and ``other`` are members of ``space``; each words says whose it is."""
    board = BoardFactory(space=space)
    question = QuestionFactory(board=board, author=person, title=f"Title {OWN}", body=f"Asked {OWN}")
    PostFactory(topic=question, number=2, author=other, body=f"Said {FOREIGN}", html=f"<p>{FOREIGN}</p>")
    question.post_count = 2
    question.save()
    foreign = QuestionFactory(board=board, author=other, title="Their question", body=f"Asked {FOREIGN}")
    text = f"Answer {OWN}"
    answer = PostFactory(topic=foreign, number=2, author=person, body=text, html=f"<p>{text}</p>")
    foreign.post_count, foreign.accepted_post, foreign.solved_at = 2, answer, answer.posted_at
    foreign.save()
    resource = ResourceFactory(space=space, author=person, title=f"Resource {OWN}", body=f"Body {OWN}")
    file = put_file(resource)
    draft = ResourceFactory(space=space, author=person, state="draft", title=f"Draft {OWN}")
    draft_file = put_file(draft, "draft.pdf")
    foreign_resource = ResourceFactory(space=space, author=other, title="Their resource", body=FOREIGN)
    put_file(foreign_resource)
    practice = PracticeFactory(space=space, author=person, title=f"Practice {OWN}", problem=f"Need {OWN}")
    PracticeStepFactory(practice=practice, text=f"Step {OWN}")
    room = make_room(other, space)
    make_message(other, room, f"Hello {FOREIGN}")
    message = make_message(person, room, f"Hello {OWN}")
    group = GroupFactory(space=space, author=other, title="A group", convenor=person, audience=Audience.SPACE)
    put_in(group, other)
    TaskFactory(group=group, assignee=person, title="Their task")
    return Life(
        person, question, answer, foreign, resource, draft, practice, room, message, group, file, draft_file,
        foreign_resource,
    )  # fmt: skip


def hide_away(person: Any, other: Any, hidden: Space) -> Any:
    """A post of ``person`` in a space that they have left since; its title they may not see any more."""
    membership = join(person, hidden, Role.MEMBER)
    topic = QuestionFactory(
        board=BoardFactory(space=hidden, audience=Audience.SPACE), author=other, title=f"Secret {FOREIGN}",
        audience=Audience.SPACE, body=f"Asked {FOREIGN}",
    )  # fmt: skip
    text = f"Told {OWN} in secret"
    PostFactory(topic=topic, number=2, author=person, body=text, html=f"<p>{text}</p>")
    membership.delete()
    return topic
