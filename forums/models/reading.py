"""How far people have read: one row a person and topic, one a person and board; never one a post.

Global, because they belong to a person. Who may still see the topic is asked when they are used.
"""

from django.conf import settings
from django.db import models

from forums.models.board import Board
from forums.models.topic import Topic
from portal.tenancy import GlobalModel


class TopicRead(GlobalModel):
    """``last_number`` is the last post of ``topic`` that ``user`` has read, at ``read_at``; it only rises."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    last_number = models.PositiveIntegerField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "topic"], name="topic_read_once_per_person"),
        ]
        indexes = [models.Index(fields=["read_at"], name="topic_reads_by_age")]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.topic_id} up to #{self.last_number}"


class BoardRead(GlobalModel):
    """Everything on ``board`` that was written up to ``read_until`` counts as read by ``user``."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="+")
    read_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "board"], name="board_read_once_per_person"),
        ]
        indexes = [models.Index(fields=["read_until"], name="board_reads_by_age")]

    def __str__(self) -> str:
        return f"{self.user_id} read {self.board_id} until {self.read_until}"
