"""Terms and privacy notice: published in versions, agreed to by people."""

from collections.abc import Collection

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _

from community.agreements import CACHE_KEY, note_agreements
from community.choices import ConsentKind
from community.models import Consent, LegalText, User
from portal.audit import record
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.outside import outside_failures


@operation
def publish_legal_text(
    *, actor: Actor, kind: str, version: str, title: str, html: str, summary: str, asks_again: bool
) -> LegalText:
    """Make a text the current version; with ``asks_again`` people agree to it before they go on.

    Raises:
        AccessDeniedError: ``actor`` publishes no texts.
        OperationRefusedError: the kind is unknown, the version is used, or nobody would learn what changed.
    """
    require(actor, "community.publish_legal_text")
    if kind not in ConsentKind.values:
        raise OperationRefusedError(_("There is no text of this kind."), field="kind")
    if LegalText.objects.filter(kind=kind, version=version).exists():
        raise OperationRefusedError(_("This version has been published already."), field="version")
    if asks_again and not summary:
        raise OperationRefusedError(_("Say in a few words what changed: people read it."), field="summary")
    text = LegalText.objects.create(
        kind=kind, version=version, title=title, html=html, summary=summary, asks_again=asks_again,
        published_at=timezone.now(),
    )  # fmt: skip
    record(actor=actor, verb="community.publish_legal_text", obj=text, kind=kind, version=version)
    try:
        cache.delete(CACHE_KEY)
    except outside_failures():
        pass  # it is stale for a minute at most
    return text


@operation
def agree_to_texts(*, actor: User, seen: Collection[int]) -> list[Consent]:
    """Agree to the texts that one was shown; one that has been published since is asked about by itself."""
    User.objects.select_for_update().get(pk=actor.pk)
    shown = LegalText.objects.filter(pk__in=seen).order_by("published_at", "pk")
    consents = note_agreements(actor, dict(shown.values_list("kind", "version")), via="asked_again")
    for consent in consents:
        record(
            actor=actor, verb="community.agree", obj=consent, kind=consent.kind, version=consent.text_version
        )
    return consents
