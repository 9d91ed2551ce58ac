from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Community")

    def ready(self) -> None:
        from community import (  # noqa: PLC0415
            access,  # noqa: F401
            desk_charts,  # noqa: F401
            desk_panels,  # noqa: F401
            live,  # noqa: F401
            panels,  # noqa: F401
            reactions,  # noqa: F401
            selectors,
        )
        from community.counting import count_up  # noqa: PLC0415
        from community.invitation_tasks import forget_invitations  # noqa: PLC0415
        from community.own_figures import register_figures  # noqa: PLC0415
        from community.own_subjects import register_subjects  # noqa: PLC0415
        from portal.spaces import readers  # noqa: PLC0415
        from portal.ui import shell  # noqa: PLC0415
        from portal.worker import register_chore  # noqa: PLC0415

        register_chore("forget old invitations", every_seconds=3600, do=forget_invitations)
        readers.register(
            standing_of=selectors.standing_of,
            memberships_of=selectors.memberships_of,
        )
        shell.count_unread_with(selectors.unread_count)
        shell.about(_("Terms and licence"), "/terms/")
        shell.about(_("Privacy"), "/privacy/")
        register_subjects()
        register_figures()
        register_chore("count figures", every_seconds=900, do=count_up)
