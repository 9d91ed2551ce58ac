"""Handles: made from the display name, never from the e-mail address."""

import secrets

from django.contrib.auth import get_user_model
from django.utils.text import slugify

MAX_LENGTH = 40


def free_handle(display_name: str) -> str:
    """A handle that nobody has: the name's words, then the words with a number, then a random one."""
    user_model = get_user_model()
    base = slugify(display_name)[: MAX_LENGTH - 5].strip("-") or f"member-{secrets.token_hex(3)}"
    taken = set(user_model.objects.filter(handle__startswith=base).values_list("handle", flat=True))
    if base not in taken:
        return base
    numbered = next((f"{base}-{n}" for n in range(2, 100) if f"{base}-{n}" not in taken), None)
    return numbered or f"{base[: MAX_LENGTH - 9]}-{secrets.token_hex(4)}"
