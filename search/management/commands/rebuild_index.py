from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.writer import rebuild


class Command(BaseCommand):
    help = "Builds a new search index from the database and swaps it in; the old one serves until then."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noinput", action="store_true", help=_("Accepted for scripts; nothing is asked.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        verbose = options["verbosity"] > 0

        def show(count: int) -> None:
            if verbose:
                self.stdout.write(_("%(count)s objects written") % {"count": count})

        held = rebuild(show)
        self.stdout.write(
            ngettext(
                "The search index is rebuilt; it holds one object.",
                "The search index is rebuilt; it holds %(count)s objects.",
                held,
            )
            % {"count": held}
        )
