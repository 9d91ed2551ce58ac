from forums.models.attachment import PostFile
from forums.models.board import Board
from forums.models.follow import Follow
from forums.models.nameless import NamelessAuthor, Revelation
from forums.models.old_address import OldAddress
from forums.models.reaction import PostReaction
from forums.models.reading import BoardRead, TopicRead
from forums.models.tail import QuotedTail
from forums.models.topic import Post, Topic, TopicTag
from forums.models.version import PostVersion

__all__ = [
    "Board",
    "BoardRead",
    "Follow",
    "NamelessAuthor",
    "OldAddress",
    "Post",
    "PostFile",
    "PostReaction",
    "PostVersion",
    "QuotedTail",
    "Revelation",
    "Topic",
    "TopicRead",
    "TopicTag",
]
