from forums.models.attachment import PostFile
from forums.models.board import Board
from forums.models.follow import Follow
from forums.models.held import HeldContribution, HeldFile, PostingRules, Visitor
from forums.models.help_request import HelpfulAnswer, HelpRequest, SameProblem
from forums.models.nameless import NamelessAuthor, Revelation
from forums.models.old_address import OldAddress
from forums.models.poll import Poll, PollOption, PollVote
from forums.models.reaction import PostReaction
from forums.models.reading import BoardRead, TopicRead
from forums.models.routing import HelpInvitation, Routing
from forums.models.tail import QuotedTail
from forums.models.topic import Post, Topic, TopicTag
from forums.models.version import PostVersion

__all__ = [
    "Board",
    "BoardRead",
    "Follow",
    "HeldContribution",
    "HeldFile",
    "HelpInvitation",
    "HelpRequest",
    "HelpfulAnswer",
    "NamelessAuthor",
    "OldAddress",
    "Poll",
    "PollOption",
    "PollVote",
    "Post",
    "PostFile",
    "PostReaction",
    "PostVersion",
    "PostingRules",
    "QuotedTail",
    "Revelation",
    "Routing",
    "SameProblem",
    "Topic",
    "TopicRead",
    "TopicTag",
    "Visitor",
]
