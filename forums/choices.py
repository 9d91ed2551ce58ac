from django.db import models
from django.utils.translation import gettext_lazy as _


class TopicKind(models.TextChoices):
    DISCUSSION = "discussion", _("Discussion")
    HELP = "help", _("Help request")
    ANNOUNCEMENT = "announcement", _("Announcement")
    EXPERIENCE = "experience", _("Experience")


class Addressed(models.TextChoices):
    """What an old address was of."""

    TOPIC = "topic", _("Topic")
    POST = "post", _("Post")


class BoardColour(models.TextChoices):
    """The named tones of ``portal.ui.kinds.ACCENTS``; none is the section's own."""

    NONE = "", _("Like the section")
    INK = "ink", _("Ink")
    BRICK = "brick", _("Brick")
    AMBER = "amber", _("Amber")
    MOSS = "moss", _("Moss")
    PINE = "pine", _("Pine")
    SEA = "sea", _("Sea")
    IRIS = "iris", _("Iris")
    PLUM = "plum", _("Plum")


class OpenedBy(models.TextChoices):
    """Who begins topics on a board; everybody who may write replies."""

    MEMBERS = "members", _("All members who may write")
    MODERATORS = "moderators", _("Only moderators")


class BoardFilter(models.TextChoices):
    """What a board page shows; the code stands in its address."""

    ALL = "", _("All topics")
    OPEN = "open", _("Open questions")
    SOLVED = "solved", _("Solved")
    VERIFIED = "verified", _("Verified")
    SHARED = "shared", _("Shared by many")


class FollowLevel(models.TextChoices):
    """What one wants to hear of a topic, or of everything on a board, with a tag or in a space."""

    EVERYTHING = "everything", _("Everything")
    MENTIONS = "mentions", _("Mentions and answers")
    NOTHING = "nothing", _("Nothing")


class ChosenBy(models.TextChoices):
    """Whose idea a choice was: what a person chose, the platform never changes."""

    PERSON = "person", _("You chose this.")
    PLATFORM = "platform", _("You follow it because you wrote in it.")


class HelpState(models.TextChoices):
    """What became of asking somebody for help; what nobody reacted to lapses."""

    OPEN = "open", _("Asked")
    ANSWERED = "answered", _("Has answered")
    DECLINED = "declined", _("Cannot this time")
    LAPSED = "lapsed", _("No answer yet")


class ReactionKind(models.TextChoices):
    USEFUL = "useful", _("Useful")
    THANKS = "thanks", _("Thanks")
    SAME_HERE = "same_here", _("Same here")
    CELEBRATE = "celebrate", _("Celebrate")


class FirmSize(models.TextChoices):
    """How many people work where a question comes from, in the bounds of the European Union."""

    MICRO = "micro", _("Up to 9 people")
    SMALL = "small", _("10 to 49 people")
    MEDIUM = "medium", _("50 to 249 people")
    LARGE = "large", _("250 people and more")
    SCHOOL = "school", _("A school or training centre")


class Urgency(models.TextChoices):
    TODAY = "today", _("Needed today")
    THIS_WEEK = "this_week", _("Needed this week")
    NO_HURRY = "no_hurry", _("No hurry")


class Outcome(models.TextChoices):
    """What the asker says of the accepted answer after a month."""

    YES = "yes", _("Yes, it worked")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No, it did not work")


class ResultsShown(models.TextChoices):
    """When the numbers of a poll are shown."""

    ALWAYS = "always", _("At any time")
    VOTED = "voted", _("To people who have voted; to everybody when the poll has ended")
    CLOSED = "closed", _("When the poll has ended")


class FirstPosts(models.TextChoices):
    """Which first posts of new members, whom nobody has let in yet, moderators look at beforehand."""

    NONE = "none", _("None, unless somebody writes very much on their first day")
    LINKS = "links", _("Those with links to other sites")
    FIRST = "first", _("The first one of each person, and those with links to other sites")


class HeldKind(models.TextChoices):
    TOPIC = "topic", _("New topic")
    REPLY = "reply", _("A reply")
    COMMENT = "comment", _("Comment of a visitor")


class HoldReason(models.TextChoices):
    """Why somebody looks at it first: for moderators. Their authors are told kindly, and all the same."""

    MANY = "many", _("Much for a first day")
    LINKS = "links", _("Links to other sites in one of the first posts")
    REPEATED = "repeated", _("The same words as in another post of theirs")
    FIRST = "first", _("The first post of a new member")
    VISITOR = "visitor", _("Visitors' comments are always looked at")


class HeldOutcome(models.TextChoices):
    WAITING = "", _("Waits")
    SHOWN = "shown", _("Shown")
    DECLINED = "declined", _("Not shown")
