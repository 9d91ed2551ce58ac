"""What was translated becomes what is shown. ``make demo`` and the tests do it by themselves."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.catalogs.files import compile_catalogs


class Command(BaseCommand):
    help = "Compiles the catalogs that have changed, without gettext's binaries."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        compiled = compile_catalogs()
        if options["verbosity"] > 0:
            self.stdout.write(f"Compiled: {', '.join(compiled) or 'nothing had changed'}.")
