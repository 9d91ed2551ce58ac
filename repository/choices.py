from django.db import models
from django.utils.translation import gettext_lazy as _


class ResourceKind(models.TextChoices):
    REVIEW = "review", _("Review")
    TRAINING_PROGRAMME = "training_programme", _("Training programme")
    ASSIGNMENT = "assignment", _("Assignment")
    METHOD = "method", _("Method")
    RESOURCE = "resource", _("Resource")
    ILP_EXAMPLE = "ilp_example", _("Example of an individual learning plan")
    VIDEO_TUTOR = "video_tutor", _("Video interview with a VET tutor")
    VIDEO_MENTOR = "video_mentor", _("Video interview with a workplace tutor")
    VIDEO_TRAINEE = "video_trainee", _("Video interview with a trainee")
    PROJECT = "project", _("Project realised")
    TOOL = "tool", _("Technological tool")
    DOCUMENT = "document", _("Document")
    TEACHING_MATERIAL = "teaching_material", _("Teaching material")
    GUIDELINE = "guideline", _("Guideline")
    PASSPORT = "passport", _("Passport or booklet")
    BROCHURE = "brochure", _("Brochure")
    POSTER = "poster", _("Poster")
    TEMPLATE = "template", _("Template")
    CHECKLIST = "checklist", _("Checklist")
    FAQ = "faq", _("Question and answer")
    LINK = "link", _("Link")
    DATASET = "dataset", _("Dataset")


class Licence(models.TextChoices):
    """SPDX codes; what may be done with the work, in plain words."""

    CC_BY = "CC-BY-4.0", _("CC BY: use and change it, name the author")
    CC_BY_SA = "CC-BY-SA-4.0", _("CC BY-SA: use and change it, name the author, share alike")
    CC_BY_NC = "CC-BY-NC-4.0", _("CC BY-NC: not for money, name the author")
    CC_BY_NC_SA = "CC-BY-NC-SA-4.0", _("CC BY-NC-SA: not for money, name the author, share alike")
    CC_BY_ND = "CC-BY-ND-4.0", _("CC BY-ND: share it unchanged, name the author")
    CC0 = "CC0-1.0", _("CC0: do what you like")
    ALL_RIGHTS = "LicenseRef-all-rights-reserved", _("All rights reserved: ask before you use it")


# Licences under which others may change the work and pass it on, also for money.
OPEN_LICENCES = frozenset({Licence.CC_BY, Licence.CC_BY_SA, Licence.CC0})


class ResourceState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PracticeKind(models.TextChoices):
    ESTABLISHED = "established", _("Established practice")
    CHANGE = "change", _("Result of a change")
    PILOT = "pilot", _("Pilot")


class PracticeState(models.TextChoices):
    """The whole path; this release takes a practice from draft to set."""

    DRAFT = "draft", _("Draft")
    SET = "set", _("Set")
    APPLIED = "applied", _("Applied")
    IN_REVIEW = "in_review", _("In review")
    DEPOSITED = "deposited", _("Deposited")
    RETIRED = "retired", _("Retired")


# The stations of a practice as people see them; a review happens on the way to the deposit.
PATH = (PracticeState.DRAFT, PracticeState.SET, PracticeState.APPLIED, PracticeState.DEPOSITED)


class Right(models.TextChoices):
    """What an author confirms before a practice is set."""

    PHOTOS = "photos", _("Everybody in photos or videos has agreed, or there are none")
    LEARNERS = "learners", _("There is nothing in it that identifies a learner")
    PUBLISH = "publish", _("We have the right to publish this text and its files")
