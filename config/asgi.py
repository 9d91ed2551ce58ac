"""The web process: pages over HTTP, rooms and live updates over WebSocket."""

import gc
import os
import warnings
from typing import Any

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application
from django.urls import path, re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
pages = get_asgi_application()

# Sockets load models, which needs the set-up that the line above has done.
from portal.realtime import live, socket  # noqa: E402
from rooms import consumers, polling  # noqa: E402
from rooms.urls import LINE  # noqa: E402

sockets: list[Any] = [  # Channels routes ASGI applications by Django's path(), whose types know only views
    path("ws/live/", live.application),  # type: ignore[arg-type]
    path("ws/rooms/<int:room_id>/", consumers.application),  # type: ignore[arg-type]
    re_path(r"", socket.refuse),  # type: ignore[arg-type]
]
questions: list[Any] = [
    path(LINE, polling.application),  # type: ignore[arg-type]
    re_path(r"", pages),  # type: ignore[arg-type]
]
application = ProtocolTypeRouter(
    {
        "http": URLRouter(questions),
        "websocket": URLRouter(sockets),
    }
)

# WhiteNoise hands out files that are read in a thread; Django warns of each, once a process, in the log.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

# What is loaded by now stays: the collector need not look at it again with every few thousand objects.
gc.collect()
gc.freeze()
