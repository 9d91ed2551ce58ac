"""The list of demo accounts: for people who try the demo, and for scripts that sign in."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from community.models import Membership, User
from config.demo.content import CONTENT
from config.demo.places import shared_password

FILE_NAME = "demo-accounts.json"


def write_accounts() -> Path:
    """Write who the demo's people are today: their spaces as they stand now, not as they once began."""
    emails = [person.email for person in CONTENT.people]
    users = User.objects.in_bulk(emails, field_name="email")
    accounts = [_account(users[email]) for email in emails if email in users]
    path = Path(settings.VAR) / FILE_NAME
    path.write_text(json.dumps(accounts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def _account(user: User) -> dict[str, Any]:
    memberships = Membership.objects.filter(user=user).select_related("space").order_by("space__slug")
    return {
        "email": user.email,
        "password": shared_password(),
        "name": user.display_name,
        "spaces": [
            {
                "slug": each.space.slug,
                "kind": each.space.kind,
                "visibility": each.space.visibility,
                "role": each.role,
                "edits_pages": each.edits_pages,
            }
            for each in memberships
        ],
        "network_role": user.network_role,
    }
