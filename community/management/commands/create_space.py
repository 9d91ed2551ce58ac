"""``manage.py create_space``: a space with its pages, sections, boards and administrator."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.models import User
from community.operations.making_spaces import create_space
from portal.choices import JoinPolicy, SpaceKind, Visibility
from portal.operations import SYSTEM, OperationRefusedError
from portal.tenancy import all_spaces


class Command(BaseCommand):
    help = "Make a space with its pages, sections, boards and administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--slug", required=True, help="its address: small letters, digits, hyphens")
        parser.add_argument("--name", required=True)
        parser.add_argument("--kind", required=True, choices=SpaceKind.values)
        parser.add_argument("--admin", required=True, help="e-mail address of an account that exists")
        parser.add_argument("--visibility", choices=Visibility.values, default=Visibility.NETWORK.value)
        parser.add_argument(
            "--join-policy", choices=JoinPolicy.values, help="by request, unless it is hidden"
        )
        parser.add_argument("--tagline", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        administrator = User.objects.filter(email__iexact=options["admin"], is_active=True).first()
        if administrator is None:
            raise CommandError(
                f"Nobody has signed up as {options['admin']}. Sign up first, then run this again."
            )
        hidden = options["visibility"] == Visibility.HIDDEN
        policy = options["join_policy"] or (JoinPolicy.INVITATION if hidden else JoinPolicy.REQUEST)
        try:
            with all_spaces("create_space"):
                space = create_space(
                    actor=SYSTEM,
                    slug=options["slug"],
                    name=options["name"],
                    kind=options["kind"],
                    visibility=options["visibility"],
                    join_policy=policy,
                    administrator=administrator,
                    tagline=options["tagline"],
                )
        except OperationRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{space.name}: {space.get_absolute_url()}")
