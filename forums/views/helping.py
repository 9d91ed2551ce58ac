"""What the pages of help requests share: the fields of their facts, and what stands round the answers."""

from typing import Any

from django.forms import BaseForm

from forums.forms_help import FACTS
from forums.help_lists import helpful_posts
from forums.models import Post, Topic
from forums.views.naming import began
from portal import countries
from portal.choices import Audience
from portal.operations import Actor, may
from portal.ui.shell import address_of


def facts_place(form: BaseForm, *, is_open: bool = False) -> dict[str, Any]:
    """The fields that stand under “Say more”, open where something is wrong in them."""
    fields = [form[name] for name in FACTS if name in form.fields]
    return {
        "fact_fields": fields,
        "facts_open": is_open or any(field.errors for field in fields),
        "country_said": countries.name_of(form["country"].value() or "") if fields else "",
    }


def help_place(topic: Topic, posts: list[Post], actor: Actor) -> dict[str, Any]:
    """What a help request shows above its posts; nothing for other topics."""
    request = topic.request
    if request is None:
        return {}
    here, number = topic.space.slug, topic.pk
    is_asker = began(actor, topic)
    waits = not (topic.is_solved or topic.is_locked) and not _has_answer(topic, posts)
    return {
        "request_facts": request,
        "helpful": helpful_posts(topic, posts) if request.helpful_count else [],
        "no_answer_yet": waits,
        "same_url": address_of("topic_same", here, number),
        "may_share": may(actor, "forums.share_problem", topic),
        "shares": getattr(topic, "own_problem", None) is not None,
        "worked_too": getattr(topic, "own_worked_at", None) is not None,
        "is_asker": is_asker,
        "whether_url": address_of("topic_whether", here, number) if is_asker and topic.is_solved else "",
        "wider_url": address_of("topic_wider", here, number)
        if is_asker and waits and _may_widen(topic)
        else "",
    }


def _has_answer(topic: Topic, posts: list[Post]) -> bool:
    """Whether somebody else has replied; as far as the page shows it, and who has many posts has answers."""
    if topic.post_count > len(posts):
        return True
    if topic.is_nameless:
        return any(not (post.is_removed or post.is_by_asker) for post in posts)
    return any(not post.is_removed and post.author_id != topic.author_id for post in posts)


def _may_widen(topic: Topic) -> bool:
    return topic.audience == Audience.SPACE and Audience.NETWORK in topic.space.audiences
