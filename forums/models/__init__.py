from forums.models.board import Board
from forums.models.topic import Post, Topic, TopicTag

__all__ = ["Board", "Post", "Topic", "TopicTag"]
