from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = _("Community")

    def ready(self) -> None:
        from community import (  # noqa: PLC0415
            access,  # noqa: F401
            case_panels,  # noqa: F401
            desk_charts,  # noqa: F401
            desk_panels,  # noqa: F401
            live,  # noqa: F401
            own_blocks,  # noqa: F401
            own_data,  # noqa: F401
            own_moderation,  # noqa: F401
            page_groups,
            page_people,
            panels,  # noqa: F401
            reactions,  # noqa: F401
            selectors,
        )
        from community.data_tasks import register_data_chores  # noqa: PLC0415
        from community.gates import register_gates  # noqa: PLC0415
        from community.mailing.loop import mail_forever  # noqa: PLC0415
        from community.own_figures import register_figures  # noqa: PLC0415
        from community.own_subjects import register_subjects  # noqa: PLC0415
        from portal.blocks.people import door  # noqa: PLC0415
        from portal.cms import grants  # noqa: PLC0415
        from portal.spaces import readers  # noqa: PLC0415
        from portal.ui import shell  # noqa: PLC0415
        from portal.worker import register_loop  # noqa: PLC0415

        readers.register(standing_of=selectors.standing_of, memberships_of=selectors.memberships_of)
        door.register(choices=page_people.choices, shown=page_people.shown)
        grants.editors_with(page_groups.editors_of)
        shell.count_unread_with(selectors.unread_count)
        shell.about(_("Terms and licence"), "/terms/")
        shell.about(_("Privacy"), "/privacy/")
        register_subjects()
        register_loop("mail", mail_forever)
        register_gates()
        register_data_chores()
        register_figures()
        _register_chores()


def _register_chores() -> None:
    """What the worker does now and then."""
    from community.counting import count_up  # noqa: PLC0415
    from community.invitation_tasks import forget_invitations  # noqa: PLC0415
    from community.mailing.digests import tidy_digests  # noqa: PLC0415
    from portal.worker import register_chore  # noqa: PLC0415

    register_chore("forget old invitations", every_seconds=3600, do=forget_invitations)
    register_chore("tidy digests", every_seconds=6 * 3600, do=tidy_digests)
    register_chore("count figures", every_seconds=900, do=count_up)
