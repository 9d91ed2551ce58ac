"""What the platform itself keeps of a person, for the copy of their data."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from community.addresses import normal
from community.devices import device_words
from community.models import (
    Consent,
    DataExport,
    HelpOffer,
    Invitation,
    JoinRequest,
    MailSettings,
    Membership,
    Notice,
    NoticePreference,
    OrganisationContact,
    SpaceRequest,
)
from community.noticeboard import show
from community.operations.exports import delete_exports
from portal.addresses import absolute
from portal.models import AuditEntry, CarryRequest
from portal.own_data import Holding, Row, in_slices, look, register
from portal.tenancy import Scope, SpaceSet, enter

# Of a profile everything is the person's own, whatever columns it has.
NOT_TOLD = {"id", "user"}
POSITION = ("organisation_name", "title", "from_year", "to_year", "is_main")
SKILL = ("language", "level", "can_translate", "can_counsel")
MAIL = ("stopped_at", "digest_weekday", "digest_hour", "quiet_from", "quiet_until", "refused_at")


def account(person: Any) -> Iterator[Row]:
    yield {
        "name": person.display_name,
        "handle": person.handle,
        "email": person.email,
        "joined_at": person.date_joined,
        "last_sign_in_at": person.last_login,
        "language": person.language,
        "time_zone": person.time_zone,
        "network_role": person.network_role,
        "has_password": person.has_usable_password(),
        "addresses": list(
            EmailAddress.objects.filter(user=person).values("email", "verified", "primary").order_by("pk")
        ),
        "other_sign_ins": list(
            SocialAccount.objects.filter(user=person).values("provider", "uid", "date_joined", "last_login")
        ),
        "second_steps": [
            {"kind": row.type, "added_at": row.created_at, "last_used_at": row.last_used_at}
            for row in Authenticator.objects.filter(user=person).order_by("pk")
        ],
        "mail": MailSettings.objects.filter(user=person).values(*MAIL).first(),
    }


def profile(person: Any) -> Iterator[Row]:
    own = getattr(person, "profile", None)
    if own is None:
        return
    fields = [field for field in own._meta.concrete_fields if field.name not in NOT_TOLD]  # noqa: SLF001
    yield {
        field.name: str(getattr(own, field.name) or "") if field.is_relation else getattr(own, field.attname)
        for field in fields
    } | {
        "photo": absolute(person.photo_url) if person.photo else "",
        "positions": list(person.positions.order_by("pk").values(*POSITION)),
        "language_skills": list(person.language_skills.order_by("order").values(*SKILL)),
    }


def memberships(person: Any) -> Iterator[Row]:
    for rows in in_slices(Membership.objects.filter(user=person)):
        seen = look(person, rows)
        for row in rows:
            yield {
                "space": seen.space(row),
                "role": row.role,
                "edits_pages": row.edits_pages,
                "joined_at": row.joined_at,
                "accepted_at": row.accepted_at,
            }


def join_requests(person: Any) -> Iterator[Row]:
    for rows in in_slices(JoinRequest.objects.filter(user=person)):
        seen = look(person, rows)
        for row in rows:
            yield {
                "space": seen.space(row),
                "asked_at": row.asked_at,
                "decided_at": row.decided_at,
                "granted": row.granted,
                "text": row.message,
            }


def space_requests(person: Any) -> Iterator[Row]:
    columns = ("name", "kind", "visibility", "purpose", "asked_at", "decided_at", "granted", "answer")
    yield from SpaceRequest.objects.filter(user=person).order_by("pk").values(*columns).iterator()


def contacts(person: Any) -> Iterator[Row]:
    """The organisations that one may be asked about."""
    rows = OrganisationContact.objects.filter(user=person).select_related("organisation").order_by("pk")
    for row in rows.iterator():
        yield {"organisation": str(row.organisation), "role": row.role, "is_public": row.is_public}


def wishes(person: Any) -> Iterator[Row]:
    """What one wants by mail where it is not as usual."""
    for rows in in_slices(NoticePreference.objects.filter(user=person)):
        seen = look(person, rows)
        for row in rows:
            yield {
                "everywhere": row.space_id is None,
                "space": seen.space(row),
                "group": row.group,
                "delivery": row.delivery,
            }


def notices(person: Any) -> Iterator[Row]:
    """Each as it would be shown now: what may no longer be seen says only that."""
    for rows in in_slices(Notice.objects.filter(recipient=person).select_related("actor", "space")):
        for row, shown in zip(rows, _shown(rows, person), strict=True):
            yield {"at": row.at, "kind": row.kind, "text": str(shown.text), "read_at": row.read_at}


def _shown(rows: list[Notice], person: Any) -> Any:
    with enter(Scope(reads=SpaceSet.readable_by(person))):
        return show(rows, person)


def invitations(person: Any) -> Iterator[Row]:
    """What came to one's address; who invited is told no more than the mail did."""
    for rows in in_slices(_invitations(person)):
        seen = look(person, rows)
        for row in rows:
            yield {
                "space": seen.space(row),
                "role": row.role,
                "made_at": row.made_at,
                "accepted_at": row.accepted_at,
                "declined_at": row.declined_at,
            }


def _invitations(person: Any) -> QuerySet[Invitation]:
    """Those to the person's own addresses, and those accepted with earlier ones."""
    addresses = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    own = Q(email__iexact=person.email) | Q(email__in=[normal(email) for email in addresses])
    return Invitation.objects.filter(own | Q(accepted_by=person))


def forget_invitations(person: Any, most: int) -> int:
    """They hold the address, so they go with it."""
    some = list(_invitations(person).order_by("pk").values_list("pk", flat=True)[:most])
    Invitation.objects.filter(pk__in=some).delete()
    return len(some)


def helping(person: Any) -> Iterator[Row]:
    """What others may ask one about, and how often; by whom one was asked the boards tell."""
    for offer in HelpOffer.objects.filter(user=person).prefetch_related("words"):
        yield {
            "offered_at": offer.offered_at,
            "words": [each.word for each in offer.words.all()],
            "at_most_every_days": offer.rhythm,
            "not_before": offer.paused_until,
            "last_asked_at": offer.last_asked_at,
        }


def forget_helping(person: Any, most: int) -> int:
    return HelpOffer.objects.filter(user=person).delete()[1].get("community.HelpOffer", 0)


def consents(person: Any) -> Iterator[Row]:
    columns = ("kind", "text_version", "at", "via", "withdrawn_at")
    yield from Consent.objects.filter(user=person).order_by("pk").values(*columns).iterator()


def words(person: Any) -> Iterator[Row]:
    """Where somebody wanted one's words elsewhere, and what one answered."""
    for rows in in_slices(CarryRequest.objects.filter(author=person)):
        for row in rows:
            yield {
                "wanted_as": row.target,
                "asked_at": row.asked_at,
                "agreed_at": row.agreed_at,
                "declined_at": row.declined_at,
            }


def sessions(person: Any) -> Iterator[Row]:
    for row in UserSession.objects.filter(user=person).order_by("pk").iterator():
        yield {"device": device_words(row.user_agent), "address": row.ip, "signed_in_at": row.created_at}


def acts(person: Any) -> Iterator[Row]:
    """The trail of what one did: verbs, things and times, as the trail has them."""
    columns = ("at", "verb", "object_label", "object_id", "details")
    for rows in in_slices(AuditEntry.objects.filter(actor=person)):
        for row in rows:
            yield {column: getattr(row, column) for column in columns}


def forget_exports(person: Any, most: int) -> int:
    exports = list(DataExport.objects.filter(user=person)[:most])
    delete_exports(exports)
    return len(exports)


register(Holding(code="account", label=_("Account"), rows=account, forget=forget_exports))
register(Holding(code="profile", label=_("Profile"), rows=profile))
register(Holding(code="memberships", label=_("Memberships"), rows=memberships))
register(Holding(code="join_requests", label=_("Requests to join"), rows=join_requests))
register(
    Holding(code="invitations", label=_("Invitations to you"), rows=invitations, forget=forget_invitations)
)
register(Holding(code="space_requests", label=_("Requests for spaces"), rows=space_requests))
register(Holding(code="contacts", label=_("Contacts"), rows=contacts))
register(Holding(code="helping", label=_("Helping others"), rows=helping, forget=forget_helping))
register(Holding(code="mail", label=_("Notices and mail"), rows=wishes))
register(Holding(code="notices", label=_("Notices"), rows=notices))
register(Holding(code="consents", label=_("What you agreed to"), rows=consents))
register(Holding(code="words", label=_("Your words elsewhere"), rows=words))
register(Holding(code="sessions", label=_("Where you are signed in"), rows=sessions))
register(Holding(code="acts", label=_("What you did"), rows=acts))
