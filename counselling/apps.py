from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CounsellingConfig(AppConfig):
    name = "counselling"
    verbose_name = _("Peer counselling")

    def ready(self) -> None:
        from counselling import access, live, own_data, panels, reactions, reporting, subjects  # noqa: F401, PLC0415
