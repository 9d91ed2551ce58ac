"""``manage.py load_demo``: the demo network, made once and then left to the people who use it."""

import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.counting import count_up
from config.demo.bulk import Sizes
from config.demo.large import LargeNetwork
from config.demo.places import shared_password
from config.demo.replay import load_small
from config.demo.reset import empty_everything
from portal.tenancy import all_spaces

SIZES = {
    "bench": Sizes(
        spaces=40, people=2_000, organisations=200, requests=60, notices=4_000, topics=2_000, posts=20_000,
        reads=24_000, reactions=12_000, versions=800, cases=120, resources=5_000, practices=500, rooms=5,
        messages=5_000, scenarios=60, links=400, help_offers=500, help_invitations=600, same_problems=1_000,
        polls=60, counselling_offers=100, talks=200, held=80, person_blocks=200,
    ),
    "large": Sizes(),
}  # fmt: skip


class Command(BaseCommand):
    help = "Loads the demo network. What is there already stays as it is, unless --reset empties everything."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=["small", *SIZES], default="small")
        parser.add_argument(
            "--no-index",
            dest="index",
            action="store_false",
            help="Leave the search index as it is; rebuild_index builds it.",
        )
        parser.add_argument(
            "--reset",
            action="store_true",
            help="Delete everything in the database first, also what people wrote.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("load_demo makes accounts with a known password: demo settings only.")
        begun = time.monotonic()
        if options["reset"]:
            self.stdout.write("Emptying the database ...")
            empty_everything()
        self.stdout.write("Loading the demo network ...")
        load_small(self._say)
        sizes = SIZES.get(options["size"])
        if sizes:
            with all_spaces("load large demo"):
                LargeNetwork(sizes, self._say, password=shared_password()).build()
        self._took(begun, "The demo network is there")
        begun = time.monotonic()
        count_up()
        self._took(begun, "The coordinators' figures are counted")
        # Rows made in bulk leave no word for the index.
        if options["index"] and (options["reset"] or sizes):
            begun = time.monotonic()
            call_command("rebuild_index", noinput=True, verbosity=0, stdout=self.stdout)
            self._took(begun, "The search index is built")

    def _took(self, begun: float, what: str) -> None:
        self.stdout.write(f"{what} ({time.monotonic() - begun:.1f} s).")
        self.stdout.flush()

    def _say(self, text: str) -> None:
        self.stdout.write(f"  {text}")
        self.stdout.flush()
