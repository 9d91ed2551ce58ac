from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CollaborationConfig(AppConfig):
    name = "collaboration"
    verbose_name = _("Groups")

    def ready(self) -> None:
        from collaboration import (  # noqa: PLC0415
            access,  # noqa: F401
            desk,  # noqa: F401
            digests,  # noqa: F401
            lineage,  # noqa: F401
            live,  # noqa: F401
            own_data,  # noqa: F401
            panels,  # noqa: F401
            reactions,  # noqa: F401
        )
