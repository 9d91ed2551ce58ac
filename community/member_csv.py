"""The members of a space as a table for spreadsheets; never with an address."""

import csv
from collections.abc import Iterable
from io import StringIO

from django.utils.translation import gettext as _

from community.labels import role_label
from community.models import Membership

# Spreadsheets run what begins so; an apostrophe makes it text.
_RUN = ("=", "+", "-", "@", "\t", "\r")


def cell(text: str) -> str:
    return f"'{text}" if text.startswith(_RUN) else text


def members_csv(rows: Iterable[Membership]) -> str:
    """With the mark by which spreadsheets know UTF-8."""
    table = StringIO()
    table.write("\ufeff")
    writer = csv.writer(table)
    writer.writerow([_("Name"), _("Handle"), _("Role"), _("Joined")])
    for row in rows:
        person = row.user
        writer.writerow(
            [
                cell(person.name),
                person.handle,
                role_label(row.space, row.role),
                row.joined_at.date().isoformat(),
            ]
        )
    return table.getvalue()
