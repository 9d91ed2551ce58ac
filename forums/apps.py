from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from community import space_nav  # noqa: PLC0415
        from forums import (  # noqa: PLC0415
            access,  # noqa: F401
            answering,  # noqa: F401
            attached,  # noqa: F401
            desk,  # noqa: F401
            digests,  # noqa: F401
            lineage,  # noqa: F401
            live,  # noqa: F401
            own_data,  # noqa: F401
            panels,  # noqa: F401
            reactions,  # noqa: F401
            reporting,  # noqa: F401
            revealed,  # noqa: F401
        )
        from forums.tasks import tidy_by_the_clock  # noqa: PLC0415
        from portal.worker import register_chore  # noqa: PLC0415

        space_nav.register(
            "boards", _("Boards"), "space_boards", permission="forums.arrange_boards", order=45
        )
        register_chore("tidy read state", every_seconds=3600, do=tidy_by_the_clock)
