"""Closed vocabularies about people and organisations; codes are stored, labels are translated."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetGroup(models.TextChoices):
    """What describes a person: asked at sign-up, tailors their desk. *Tutor* is school, *mentor* company."""

    VET_TUTOR = "vet_tutor", _("VET tutor or teacher at a school")
    WORKPLACE_MENTOR = "workplace_mentor", _("Workplace mentor in a company")
    EMPLOYER = "employer", _("Owner or manager of a company")
    PROVIDER_MANAGER = "provider_manager", _("Manager of a VET provider")
    COORDINATOR = "coordinator", _("Coordinator of work-based learning, projects or mobility")
    COUNSELLOR = "counsellor", _("Counsellor or careers officer")
    LEARNER = "learner", _("Apprentice, trainee or student")
    STAKEHOLDER = "stakeholder", _("Chamber, agency, social partner or policy maker")


class OrganisationType(models.TextChoices):
    VET_PROVIDER = "vet_provider", _("VET provider")
    ENTERPRISE = "enterprise", _("Enterprise")
    CRAFT_PROVIDER = "craft_provider", _("Craft provider")
    CHAMBER = "chamber", _("Chamber or workplace sector representative")
    TUTOR_TRAINER = "tutor_trainer", _("Trainer of WBL tutors")
    TRAINING_PARTNERSHIP = "training_partnership", _("Training partnership or network")
    POLICY = "policy", _("Policy or decision maker")
    NATIONAL_AGENCY = "national_agency", _("National Agency")
    HOST = "host", _("Host organisation")
    UNIVERSITY = "university", _("University")
    TRAINING_CENTRE = "training_centre", _("Training centre")
    YOUTH_CENTRE = "youth_centre", _("Youth centre")
    GUIDANCE_CENTRE = "guidance_centre", _("Guidance centre")
    SOCIAL_PARTNER = "social_partner", _("Social partner")
    NGO = "ngo", _("Association or NGO")
    OTHER = "other", _("Other")


class ProfileAudience(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    NETWORK = "network", _("People of the network")
    SPACES = "spaces", _("Only people of my spaces")


class ParticipationSide(models.TextChoices):
    """Which of the two has proposed that an organisation takes part in a space."""

    SPACE = "space", _("The space")
    ORGANISATION = "organisation", _("The organisation")


class NoticeKind(models.TextChoices):
    LET_IN = "let_in", _("You were let in")
    TURNED_DOWN = "turned_down", _("Your request to join was turned down")
    JOIN_REQUESTED = "join_requested", _("Somebody asks to join")
    ANSWER = "answer", _("An answer to your question")
    REPLY = "reply", _("A reply in your topic")
    ACCEPTED = "accepted", _("Your answer was accepted")
    WORDS_WANTED = "words_wanted", _("Your words are wanted elsewhere")
    WORDS_AGREED = "words_agreed", _("The author agreed")
    WORDS_DECLINED = "words_declined", _("The author declined")
    MENTION = "mention", _("Somebody mentioned you")
    NEW_POST = "new_post", _("A post in what you follow")
    NEW_TOPIC = "new_topic", _("A new topic in what you follow")
    INVITED = "invited", _("You are invited to a group")
    CARRIED = "carried", _("Something came of what you wrote")
    RULES_CHANGED = "rules_changed", _("The house rules have changed")
    SPACE_WANTED = "space_wanted", _("Somebody asks for a space")
    SPACE_GRANTED = "space_granted", _("Your space is ready")
    SPACE_DECLINED = "space_declined", _("Your request for a space was declined")
    EXPORT_READY = "export_ready", _("The copy of your data is ready")
    ROLE_CHANGED = "role_changed", _("Your role has changed")
    HANDED_OVER = "handed_over", _("You have taken over the administration")
    INVITATION_ACCEPTED = "invitation_accepted", _("Your invitation was accepted")
    PART_PROPOSED = "part_proposed", _("An organisation is asked to take part, or asks to")
    PART_AGREED = "part_agreed", _("An organisation takes part")
    PART_DECLINED = "part_declined", _("An organisation does not take part")
    MOVED = "moved", _("What you wrote stands elsewhere now")
    POLL_ENDED = "poll_ended", _("A poll has ended")
    UNREACHABLE = "unreachable", _("Your mail does not arrive")
    REPORTED = "reported", _("Something was reported")
    REPORT_SETTLED = "report_settled", _("What you reported has been looked at")
    MODERATED = "moderated", _("A moderator decided about something of yours")
    OBJECTED = "objected", _("Somebody objects to a decision")
    OBJECTION_SETTLED = "objection_settled", _("Your objection has been decided")
    REACTED = "reacted", _("A reaction to what you wrote")
    SYNTHESIS = "synthesis", _("What came of scenarios that you wrote or rated")
    HELPED = "helped", _("Your answer helped")
    WORKED = "worked", _("Your answer worked")
    SHARED_SOLVED = "shared_solved", _("A problem that you share was solved")
    WHETHER = "whether", _("Did the answer work?")
    WENT_WIDER = "went_wider", _("Your question went to the whole network")
    HELP_WANTED = "help_wanted", _("You are asked for help")
    HELD = "held", _("What you wrote waits for a moderator")
    HELD_WAITING = "held_waiting", _("Something waits for your look")
    HELD_SHOWN = "held_shown", _("What you wrote is shown now")
    TALK_ASKED = "talk_asked", _("Somebody asks you for a talk")
    TALK_ACCEPTED = "talk_accepted", _("Your request for a talk was accepted")
    TALK_DECLINED = "talk_declined", _("Your request for a talk was declined")
    TALK_NEW = "talk_new", _("Something new in your talk")
    TALK_ENDED = "talk_ended", _("A talk has ended")
    ASKER_REVEALED = "asker_revealed", _("A moderator looked who you are")
    ROOM_ORDER = "room_order", _("A host decided about you in a live room")


class HelpRhythm(models.IntegerChoices):
    """How often somebody may be asked for help at most, in days; never more often than once a week."""

    WEEKLY = 7, _("At most once a week")
    FORTNIGHTLY = 14, _("At most once in two weeks")
    MONTHLY = 30, _("At most once a month")


class NoticeGroup(models.TextChoices):
    """What people choose about; each kind of notice belongs to one."""

    REPLIES = "replies", _("Answers and replies to me")
    MENTIONS = "mentions", _("When somebody mentions me")
    REQUESTS = "requests", _("Requests, invitations and decisions")
    OUTCOMES = "outcomes", _("What came of what I wrote")
    REACTIONS = "reactions", _("Reactions to what I wrote")
    TALKS = "talks", _("Peer counselling")
    NEWS = "news", _("What is new in my spaces")


class Delivery(models.TextChoices):
    AT_ONCE = "at_once", _("By mail at once")
    DAILY = "daily", _("In a daily digest")
    WEEKLY = "weekly", _("In a weekly digest")
    HERE = "here", _("Only here")


class DigestPeriod(models.TextChoices):
    DAILY = "daily", _("Daily")
    WEEKLY = "weekly", _("Weekly")


class MailOutcome(models.TextChoices):
    """What became of a mail to a reply address; ``replying.letters`` has the words for its sender."""

    POSTED = "posted"
    WITHOUT_FILES = "without_files"
    UNKNOWN = "unknown"
    ELSEWHERE = "elsewhere"
    EXPIRED = "expired"
    DIGEST = "digest"
    BROKEN = "broken"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY_FILES = "too_many_files"
    LOCKED = "locked"
    NO_ACCESS = "no_access"
    REFUSED = "refused"
    NEW_TEXTS = "new_texts"
    SECOND_STEP = "second_step"


class ConsentKind(models.TextChoices):
    """What people agree to or take note of; each is a text with versions."""

    TERMS = "terms", _("Terms and licence")
    PRIVACY = "privacy", _("Privacy notice")


class ReportReason(models.TextChoices):
    SPAM = "spam", _("Advertising or spam")
    INSULT = "insult", _("It insults or threatens somebody")
    LEARNER = "learner", _("Personal data of a learner")
    RIGHTS = "rights", _("It uses what belongs to others")
    OFF_TOPIC = "off_topic", _("It does not belong here")
    OTHER = "other", _("Something else")


class Verdict(models.TextChoices):
    """What is decided about something that was reported."""

    NOTHING = "nothing", _("Nothing has to be done")
    HIDE = "hide", _("Hide it")
    REMOVE = "remove", _("Remove it for good")
    WARN = "warn", _("Warn the person")
    MUTE_1 = "mute_1", _("No writing here for one day")
    MUTE_7 = "mute_7", _("No writing here for 7 days")
    MUTE_30 = "mute_30", _("No writing here for 30 days")
    DECLINE = "decline", _("Do not show it")


# The same as something that has been done.
OUTCOMES = {
    Verdict.NOTHING: _("Nothing had to be done"),
    Verdict.HIDE: _("Hidden"),
    Verdict.REMOVE: _("Removed for good"),
    Verdict.WARN: _("A warning"),
    Verdict.DECLINE: _("Not shown"),
}
