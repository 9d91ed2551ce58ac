"""Offering help: about what, in which languages, how often."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from community.events import ProfileChanged
from community.helping import key_of
from community.models import HelpOffer, HelpWord, LanguageSkill, User
from portal.audit import record
from portal.events import publish
from portal.operations import OperationRefusedError, operation, require


@operation
def offer_help(
    *,
    actor: User,
    words: Sequence[str],
    languages: Collection[str],
    rhythm: int,
    is_offered: bool = True,
    paused_until: date | None = None,
) -> HelpOffer:
    """Say that others may ask ``actor``, or that they may not; what was said stays for the next time.

    ``languages``: those of their profile in which they help; the profile says so too.

    Raises:
        OperationRefusedError: nothing that they know about, or a language that their profile does not name.
    """
    person = User.objects.select_for_update(no_key=True).get(pk=actor.pk)
    require(actor, "community.edit_profile", person)
    keys = {key: word for word in words if (key := key_of(word))}
    if is_offered and not keys:
        raise OperationRefusedError(
            _("Name at least one thing that others can ask you about."), field="words"
        )
    skills = LanguageSkill.objects.filter(user=person)
    spoken = set(skills.values_list("language", flat=True))
    if not set(languages) <= spoken:
        raise OperationRefusedError(_("Add this language to your profile first."), field="languages")

    offer, _made = HelpOffer.objects.select_for_update().get_or_create(user=person)
    offer.offered_at = (offer.offered_at or timezone.now()) if is_offered else None
    offer.rhythm, offer.paused_until = rhythm, paused_until
    offer.save(update_fields=["offered_at", "rhythm", "paused_until"])
    offer.words.all().delete()
    HelpWord.objects.bulk_create(HelpWord(offer=offer, key=key, word=word) for key, word in keys.items())
    skills.filter(language__in=languages).update(can_counsel=True)
    skills.exclude(language__in=languages).update(can_counsel=False)
    record(actor=actor, verb="community.offer_help", obj=offer, is_offered=is_offered, rhythm=rhythm)
    publish(ProfileChanged(user_id=person.pk))
    return offer
