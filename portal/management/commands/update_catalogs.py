"""``make translations``: every catalog gets the sentences that the source says now."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.catalogs.extracting import everything_to_say
from portal.catalogs.files import brought_up_to_date, codes, forms_of, load, save


class Command(BaseCommand):
    help = "Brings the catalogs up to date with the source and says what is left to translate."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        source = everything_to_say()
        for code in codes():
            catalog = brought_up_to_date(load(code), source, code)
            save(catalog, code)
            wanted = sum(1 for message in catalog if message.id and not all(forms_of(message)))
            self.stdout.write(f"{code}: {len(catalog)} sentences, {wanted} to translate.")
