"""Closed vocabularies of profiles: what people do, offer and speak, and what organisations are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProfessionalRole(models.TextChoices):
    """What somebody does at work. *Tutor* is the school's side, *mentor* the company's."""

    VET_TUTOR = "vet_tutor", _("VET tutor")
    WORKPLACE_MENTOR = "workplace_mentor", _("Workplace mentor")
    LEARNING_MENTOR = "learning_mentor", _("Learning mentor")
    LEAD_TRAINER = "lead_trainer", _("Lead trainer")
    TRAINER = "trainer", _("Trainer")
    TEACHER = "teacher", _("Teacher")
    COUNSELLOR = "counsellor", _("Counsellor")
    CAREERS_OFFICER = "careers_officer", _("Careers officer")
    MANAGER = "manager", _("Head or manager")
    WBL_COORDINATOR = "wbl_coordinator", _("Coordinator of work-based learning")
    PROJECT_COORDINATOR = "project_coordinator", _("Coordinator of projects or mobility")
    YOUTH_WORKER = "youth_worker", _("Youth worker")


class Sector(models.TextChoices):
    """Trades and fields, in the words of everyday life rather than of a statistical office."""

    AGRICULTURE = "agriculture", _("Agriculture and food")
    AUTOMOTIVE = "automotive", _("Vehicles")
    BEAUTY = "beauty", _("Hair and beauty")
    BUSINESS = "business", _("Business and trade")
    CARE = "care", _("Health and care")
    CONSTRUCTION = "construction", _("Construction")
    CRAFT = "craft", _("Crafts and arts")
    DIGITAL = "digital", _("Digital and media")
    EDUCATION = "education", _("Education")
    ELECTRICAL = "electrical", _("Electrical and energy")
    HOSPITALITY = "hospitality", _("Hotels, kitchens and tourism")
    METAL = "metal", _("Metal and machines")
    TEXTILE = "textile", _("Textiles and fashion")
    TRANSPORT = "transport", _("Transport and logistics")
    WOOD = "wood", _("Wood and furniture")


class Offer(models.TextChoices):
    PEER_COUNSELLING = "peer_counselling", _("Advice among colleagues")
    LEAD_TRAINER = "lead_trainer", _("Training colleagues")
    REVIEWER = "reviewer", _("Reading and reviewing")
    HOST_VISITS = "host_visits", _("Hosting visits")
    TRANSLATION = "translation", _("Translating")
    FUNDING_ADVICE = "funding_advice", _("Advice on funding")


class LanguageLevel(models.TextChoices):
    """Levels of the Common European Framework of Reference; none says that it is not known."""

    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"
    NATIVE = "native", _("Native")


class ContactPreference(models.TextChoices):
    PORTAL = "portal", _("Only here in the portal")
    MAIL = "mail", _("Also by e-mail: people of the network who can see my profile see my address")


class OrganisationState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    VERIFIED = "verified", _("Verified")
    INACTIVE = "inactive", _("No longer active")


class VetLevel(models.TextChoices):
    INITIAL = "ivet", _("Initial VET")
    CONTINUING = "cvet", _("Continuing VET")


class StaffBand(models.TextChoices):
    MICRO = "1-9", _("1 to 9 people")
    SMALL = "10-49", _("10 to 49 people")
    MEDIUM = "50-249", _("50 to 249 people")
    LARGE = "250+", _("250 people or more")


class StrategicTopic(models.TextChoices):
    LABOUR_MARKET = "labour_market", _("Training that the labour market asks for")
    DIDACTICS = "didactics", _("Innovative teaching and technology")
    COMPETENCES = "competences", _("Competences of trainers, teachers and VET professionals")
    FUNDING = "funding", _("Using European funding well")


class Accreditation(models.TextChoices):
    ERASMUS = "erasmus", _("Erasmus accreditation in VET")
    MOBILITY_CHARTER = "mobility_charter", _("VET Mobility Charter")
    TRAINING_COMPANY = "training_company", _("Recognised training company")
    QUALITY_LABEL = "quality_label", _("National quality label")
    ISO = "iso", _("ISO 9001 or ISO 21001")


class ContactRole(models.TextChoices):
    COORDINATOR = "coordinator", _("Coordination")
    MOBILITY = "mobility", _("Mobility")
    QUALITY = "quality", _("Quality")
    HOST = "host", _("Hosting learners")


class NameKind(models.TextChoices):
    LEGAL = "legal", _("Legal name")
    ENGLISH = "english", _("English name")
    SHORT = "short", _("Short name")
    ACRONYM = "acronym", _("Acronym")
    ALIAS = "alias", _("Other name")
