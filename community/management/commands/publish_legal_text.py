"""``manage.py publish_legal_text``: terms or privacy notice, as their page is now, as a new version."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.choices import ConsentKind
from community.operations.agreements import publish_legal_text
from portal.models import ContentPage
from portal.operations import SYSTEM, OperationRefusedError
from portal.tenancy import all_spaces


class Command(BaseCommand):
    help = "Publish the page /terms/ or /privacy/, as it is now, as a new version."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=ConsentKind.values)
        parser.add_argument("--text-version", required=True, help="such as 2 or 2027-01")
        parser.add_argument("--summary", default="", help="what changed, in a few words; people read it")
        parser.add_argument("--ask-again", action="store_true", help="everybody agrees before they go on")

    def handle(self, *args: Any, **options: Any) -> None:
        page = ContentPage.objects.live().filter(slug=options["kind"], depth=3).first()
        if page is None:
            raise CommandError(f"There is no published page /{options['kind']}/. Write it under /cms/ first.")
        try:
            with all_spaces("publish_legal_text"):
                text = publish_legal_text(
                    actor=SYSTEM,
                    kind=options["kind"],
                    version=options["text_version"],
                    title=page.title,
                    html=str(page.body),
                    summary=options["summary"],
                    asks_again=options["ask_again"],
                )
        except OperationRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{text} is what counts now.")
