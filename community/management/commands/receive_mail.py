import asyncio
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from community.replying.receiver import receive_forever


class Command(BaseCommand):
    help = "Takes replies by mail in, from the mail server in front, until stopped."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.REPLY_DOMAIN:
            raise CommandError("REPLY_DOMAIN is not set, so no mail of ours can be answered.")
        host, port = settings.RECEIVE_MAIL
        try:
            asyncio.run(receive_forever(host, port))
        except OSError as error:
            raise CommandError(f"Cannot listen on {host}:{port}: {error}.") from error
