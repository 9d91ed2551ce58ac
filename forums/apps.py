from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from community import space_nav  # noqa: PLC0415
        from forums import access, digests, lineage, live, own_data, panels, reactions  # noqa: F401, PLC0415

        space_nav.register(
            "boards", _("Boards"), "space_boards", permission="forums.arrange_boards", order=45
        )
