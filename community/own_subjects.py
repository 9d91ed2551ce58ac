"""How the things of this app and of the platform appear in notices."""

from django.urls import reverse

from community.models import (
    Case,
    DataExport,
    JoinRequest,
    MailSettings,
    Organisation,
    Participation,
    Report,
    SpaceRequest,
    User,
)
from community.subjects import Subject, called, paragraphs, register_subject
from portal.addresses import in_space
from portal.models import CarryRequest, HouseRules, Space


def _source_title(request: CarryRequest) -> str:
    """The title of what is wanted; ``noticeboard`` has loaded it."""
    source = getattr(request, "source", None)
    return called(source) if source is not None else ""


def register_subjects() -> None:
    register_subject(Space, Subject("community.view_space"))
    register_subject(User, Subject("community.view_person", related=("profile",)))
    register_subject(Organisation, Subject("community.view_organisation"))
    _register_belonging()
    _register_cases()
    register_subject(SpaceRequest, Subject("community.view_space_request"))
    register_subject(
        HouseRules,
        Subject(
            "community.view_rules",
            related=("space",),
            title=lambda rules: rules.space.name,
            address=lambda rules: in_space(rules.space, "space_rules"),
        ),
    )
    register_subject(
        MailSettings,
        Subject(
            "community.view_mail_settings",
            title=lambda kept: kept.refused_address,
            address=lambda _kept: reverse("me_settings_notices"),
        ),
    )
    register_subject(
        DataExport, Subject("community.fetch_export", address=lambda _export: reverse("me_data"))
    )
    register_subject(
        CarryRequest,
        Subject(
            "community.view_words",
            related=("from_space",),
            title=_source_title,
            address=lambda request: in_space(request.from_space, "words", request.pk),
        ),
    )


def _register_belonging() -> None:
    register_subject(
        JoinRequest,
        Subject(
            "community.view_join_requests",
            related=("space",),
            title=lambda request: request.space.name,
            address=lambda request: in_space(request.space, "space_requests"),
            thread=lambda request: request.space,
            words=lambda request: paragraphs(request.message),
        ),
    )
    register_subject(
        Participation,
        Subject(
            "community.view_participation",
            related=("space", "organisation"),
            title=lambda row: f"{row.organisation} · {row.space.name}",
            address=lambda row: reverse("participation", args=[row.pk]),
        ),
    )


def _register_cases() -> None:
    """What a case is about is named on its own page alone, to those who may read that."""
    register_subject(
        Case,
        Subject(
            "community.view_case",
            related=("space",),
            title=lambda case: case.space.name,
            words=lambda case: paragraphs(case.last_words),
        ),
    )
    register_subject(
        Report,
        Subject(
            "community.view_report",
            related=("space", "case"),
            title=lambda report: report.space.name,
            words=lambda _report: "",
        ),
    )
