from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.engine import engine
from search.writer import drain_all


class Command(BaseCommand):
    help = "Brings everything that has changed into the search index; builds the index when there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--noinput", action="store_true", help=_("Accepted for scripts; nothing is asked.")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        drain_all()
        held = engine().document_count()
        self.stdout.write(
            ngettext(
                "The search index is up to date; it holds one object.",
                "The search index is up to date; it holds %(count)s objects.",
                held,
            )
            % {"count": held}
        )
