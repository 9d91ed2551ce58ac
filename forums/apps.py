from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumsConfig(AppConfig):
    name = "forums"
    verbose_name = _("Boards")

    def ready(self) -> None:
        from forums import (  # noqa: PLC0415
            access,  # noqa: F401
            access_polls,  # noqa: F401
            answering,  # noqa: F401
            asked,  # noqa: F401
            attached,  # noqa: F401
            desk,  # noqa: F401
            digests,  # noqa: F401
            held_panels,  # noqa: F401
            held_subjects,  # noqa: F401
            help_subject,  # noqa: F401
            lineage,  # noqa: F401
            live,  # noqa: F401
            official,  # noqa: F401
            own_data,  # noqa: F401
            own_held,  # noqa: F401
            own_help,  # noqa: F401
            own_polls,  # noqa: F401
            own_routing,  # noqa: F401
            panels,  # noqa: F401
            poll_words,  # noqa: F401
            reactions,  # noqa: F401
            reactions_held,  # noqa: F401
            reactions_help,  # noqa: F401
            reactions_polls,  # noqa: F401
            reactions_rearranging,  # noqa: F401
            reporting,  # noqa: F401
            revealed,  # noqa: F401
        )

        _register_settings()
        _register_chores()


def _register_settings() -> None:
    from community.space_nav import register  # noqa: PLC0415

    register("boards", _("Boards"), "space_boards", permission="forums.arrange_boards", order=45)
    register("posting", _("Writing"), "space_posting", permission="forums.change_posting_rules", order=52)
    register("held", _("Waiting posts"), "space_held", permission="forums.see_queue", order=56)


def _register_chores() -> None:
    from forums import tasks  # noqa: PLC0415
    from portal.worker import register_chore  # noqa: PLC0415

    register_chore("settle polls", every_seconds=30, do=tasks.settle_by_the_clock)
    register_chore("ask who may know", every_seconds=600, do=tasks.ask_by_the_clock)
    register_chore("widen questions", every_seconds=600, do=tasks.widen_by_the_clock)
    register_chore("ask whether it worked", every_seconds=3600, do=tasks.ask_whether_by_the_clock)
    register_chore("forget visitors", every_seconds=3600, do=tasks.forget_visitors_by_the_clock)
    register_chore("tidy read state", every_seconds=3600, do=tasks.tidy_by_the_clock)
