"""The sign-in form; apart from ``forms``, which allauth's own forms import."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django.utils.translation import gettext_lazy as _

from community.forms.fields import invited_address


class LoginForm(AllauthLoginForm):
    """E-mail and password, or e-mail alone: then a code is mailed.

    allauth drops the password where sign-up asks for none; here people may set one later.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("login"):
            self.initial["login"] = invited_address()
        self.fields["password"].required = False
        self.fields["password"].widget.is_required = False
        self.fields["password"].help_text = _("Leave it empty, and we mail you a code instead.")

    def _setup_password_field(self) -> None:
        """Keep the field."""
