"""A gate of ``make check``: nothing untranslated, nothing fuzzy, nothing that breaks when it is shown."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.catalogs.checking import problems
from portal.catalogs.extracting import everything_to_say
from portal.catalogs.files import codes, folder, load
from portal.catalogs.glossary import load_glossary


class Command(BaseCommand):
    help = "Compares the catalogs with the source and fails when a language lacks or breaks a sentence."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("languages", nargs="*", help="Codes, such as lt; all of them when none is given.")

    def handle(self, *args: Any, **options: Any) -> None:
        source = everything_to_say()
        glossary = load_glossary(folder())
        found = [
            problem
            for code in options["languages"] or codes()
            for problem in problems(load(code), source, code, glossary)
        ]
        for problem in found:
            self.stderr.write(problem)
        if found:
            raise CommandError(
                f"{len(found)} faults in the catalogs; docs/translating.md says how to mend them."
            )
        if options["verbosity"] > 0:
            self.stdout.write(f"{len(source)} sentences in {len(codes()) + 1} languages.")
