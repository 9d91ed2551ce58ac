from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from portal import health, worker  # noqa: PLC0415
        from search import reactions  # noqa: F401, PLC0415
        from search.health import index_answers  # noqa: PLC0415
        from search.writer import run_writer  # noqa: PLC0415

        worker.register_loop("index writer", run_writer)
        health.register("search", index_answers)
