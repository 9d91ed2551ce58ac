from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from community import space_nav  # noqa: PLC0415
        from forums import (  # noqa: PLC0415
            access,  # noqa: F401
            desk,  # noqa: F401
            digests,  # noqa: F401
            lineage,  # noqa: F401
            live,  # noqa: F401
            own_data,  # noqa: F401
            panels,  # noqa: F401
            reactions,  # noqa: F401
        )

        space_nav.register(
            "boards", _("Boards"), "space_boards", permission="forums.arrange_boards", order=45
        )
