import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.worker import run_forever

ASKED_TO_STOP = (signal.SIGINT, signal.SIGTERM)


class Command(BaseCommand):
    help = "Runs tasks, the index writer and schedules until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="Stop when no task is left.")
        words = "Seconds between two looks for tasks."
        parser.add_argument("--interval", type=float, default=1.0, help=words)

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()

        def finish(*_: Any) -> None:
            # Ctrl+C reaches the whole group and the parent then asks again: an event that is being set
            # when a second signal interrupts would wait for itself.
            for number in ASKED_TO_STOP:
                signal.signal(number, signal.SIG_IGN)
            stop.set()

        for number in ASKED_TO_STOP:
            signal.signal(number, finish)
        run_forever(stop, interval=options["interval"], batch=options["batch"])
