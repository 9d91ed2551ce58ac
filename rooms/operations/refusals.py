from django.utils.translation import gettext as _

from portal.operations import OperationRefusedError


class RoomClosedError(OperationRefusedError):
    def __init__(self) -> None:
        super().__init__(_("This room is closed. You can read it, but nothing can be added any more."))


class MessageTooLongError(OperationRefusedError):
    def __init__(self, most: int) -> None:
        super().__init__(
            _("A message has at most %(most)s characters. Please make it shorter, or send it in parts.")
            % {"most": most},
            field="body",
        )


class ChangedMeanwhileError(OperationRefusedError):
    def __init__(self) -> None:
        super().__init__(
            _("This message was changed in another window while you wrote. Look at it, and save again."),
            field="body",
        )


class TooManyReactionsError(OperationRefusedError):
    def __init__(self) -> None:
        super().__init__(_("That were many reactions in a short time. Go on in a few minutes."))
