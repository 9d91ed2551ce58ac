from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from search.engine import engine


class Command(BaseCommand):
    help = "Empties the search index; nothing is found until it is rebuilt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--noinput", action="store_true", help=_("Do not ask whether you are sure."))

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["noinput"]:
            answer = input(_("Nothing will be found until rebuild_index has run. Empty the index? [y/N] "))
            if answer.strip().lower() not in {"y", "yes"}:
                self.stdout.write(_("Nothing was changed."))
                return
        engine().clear()
        self.stdout.write(_("The search index is empty."))
