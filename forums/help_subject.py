"""How notices show a help request: as its topic, leading to where one says whether the answer worked."""

from community.subjects import Subject, register_subject
from forums.models import HelpRequest
from portal.addresses import in_space

register_subject(
    HelpRequest,
    Subject(
        "forums.view_help_request",
        related=("space", "topic"),
        address=lambda request: in_space(request.space, "topic_whether", request.topic_id),
    ),
)
