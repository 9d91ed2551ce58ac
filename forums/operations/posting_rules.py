"""What a space looks at first, whether visitors may comment, and whether the site asks people by itself."""

from typing import Any

from forums.models import PostingRules
from portal import audit
from portal.models import Space
from portal.operations import Actor, operation, require


@operation
def change_posting_rules(
    *,
    actor: Actor,
    space: Space,
    first_posts: str,
    visitors_comment: bool,
    also_announcements: bool,
    asks_by_itself: bool = True,
) -> PostingRules:
    """From now on this holds; what waits already goes on waiting.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
    """
    space = Space.objects.select_for_update(of=("self",)).get(pk=space.pk)
    require(actor, "forums.change_posting_rules", space)
    said: dict[str, Any] = {
        "first_posts": first_posts,
        "visitors_comment": visitors_comment,
        "also_announcements": also_announcements,
        "asks_by_itself": asks_by_itself,
    }
    rules, _made = PostingRules.objects.update_or_create(space=space, defaults=said)
    audit.record(actor=actor, verb="forums.change_posting_rules", obj=rules, **said)
    return rules
