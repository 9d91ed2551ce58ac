"""What a form of the library proposes before anything is typed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from portal import languages
from portal.circles import parties_of
from portal.http import MemberRequest
from portal.lineage import Material


def parties_in_words(obj: Any) -> Any:
    """Say who *parties* would be for what is made from ``obj``; empty when nobody is named."""
    return _("Only the people who can see it now") if parties_of(obj) is not None else ""


def first_language(request: MemberRequest, material: Material | None) -> str:
    """Propose a language: that of the material, else the person's first, else the space's."""
    profile = getattr(request.user, "profile", None)
    carried = material.language if material is not None else ""
    spoken = [carried, *(profile.languages if profile else []), *request.space.languages]
    return next((code for code in map(languages.code_of, spoken) if code), "en")
