from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from portal.addresses import in_space
from portal.ballots import FEWEST_SECRET
from portal.choices import Ballot
from portal.tenancy import SpaceManager, SpaceModel
from rooms.choices_votes import PollKind, YesNo
from rooms.models.room import Room
from rooms.querysets_votes import RoomPollQuerySet

MOST_IN_QUESTION, MOST_IN_ANSWER = 200, 120


class RoomPoll(SpaceModel):
    """A question to the people of a room: a quick poll, or a vote that who runs the room calls.

    It is over at ``closes_at`` (None: when somebody ends it), whether or not anybody notices; ``ended_at`` is
    written once, with the number ``ended_seq`` of the room's stream. Counters are stored, here and on the
    options. What moderators hide has ``hidden_at``.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="polls")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    question = models.CharField(max_length=MOST_IN_QUESTION)
    kind = models.CharField(max_length=20, choices=PollKind)
    is_formal = models.BooleanField(default=False)
    ballot = models.CharField(max_length=20, choices=Ballot, default=Ballot.OPEN)
    takes_several = models.BooleanField(default=False)
    dots = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_seq = models.PositiveBigIntegerField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    voter_count = models.PositiveIntegerField(default=0)

    objects = SpaceManager.from_queryset(RoomPollQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PollKind.values), name="room_poll_kind_known"),
            models.CheckConstraint(condition=Q(ballot__in=Ballot.values), name="room_poll_ballot_known"),
            models.CheckConstraint(
                condition=Q(kind=PollKind.DOTS, dots__gt=0) | (~Q(kind=PollKind.DOTS) & Q(dots=0)),
                name="dots_are_for_polls_with_dots",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_seq=None)
                | Q(ended_at__isnull=False, ended_seq__isnull=False),
                name="ended_room_polls_have_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["room", "asked_at"], name="polls_of_room"),
            models.Index(fields=["closes_at"], condition=Q(ended_at=None), name="room_polls_to_end"),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return in_space(self.space, "room_poll", self.room_id, self.pk)

    @property
    def is_secret(self) -> bool:
        return self.ballot == Ballot.SECRET

    @property
    def has_dots(self) -> bool:
        return self.kind == PollKind.DOTS

    @property
    def is_over(self) -> bool:
        now: datetime = timezone.now()
        return self.ended_at is not None or (self.closes_at is not None and self.closes_at <= now)

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def shows_numbers(self) -> bool:
        """Of secret votes there are no numbers before the end, nor where so few would tell who chose what."""
        return not self.is_secret or (self.is_over and self.voter_count >= FEWEST_SECRET)

    @property
    def votes_given(self) -> int:
        """What shares are counted of: people, or all their dots."""
        return self.voter_count * self.dots if self.has_dots else self.voter_count


class RoomPollOption(SpaceModel):
    """One answer, and how often it was chosen; ``word`` stands for itself in each reader's language."""

    poll = models.ForeignKey(RoomPoll, on_delete=models.CASCADE, related_name="options")
    order = models.PositiveSmallIntegerField()
    word = models.CharField(max_length=10, choices=YesNo, blank=True)
    text = models.CharField(max_length=MOST_IN_ANSWER, blank=True)
    vote_count = models.PositiveIntegerField(default=0)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["poll", "order"], name="room_poll_option_order_once"),
            models.CheckConstraint(condition=Q(word__in=["", *YesNo.values]), name="room_poll_word_known"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        return str(YesNo(self.word).label) if self.word else self.text


class RoomPollVote(SpaceModel):
    """That somebody took part and, in an open poll, what they chose: ids of options, one for each dot.

    Of a secret vote neither the choice nor the time is kept here or anywhere else: the choice is in the
    counters alone, and sealed in the browser of who voted (``portal.ballots``).
    """

    poll = models.ForeignKey(RoomPoll, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    chosen = models.JSONField(default=list, blank=True)
    voted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["poll", "person"], name="room_poll_vote_once"),
            models.CheckConstraint(
                condition=Q(voted_at__isnull=False) | Q(chosen=[]), name="secret_room_votes_say_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"vote {self.pk} in {self.poll_id}"
