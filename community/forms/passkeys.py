"""What is asked when a passkey is added; apart from ``forms``, which allauth's own forms import."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(AddWebAuthnForm):
    """A key signs in alone unless somebody says that it is to be a second step only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].max_length = 60
        passwordless = self.fields["passwordless"]
        passwordless.initial = True
        passwordless.label = _("It signs me in alone")
        passwordless.help_text = _(
            "With your finger, face or device code, and without a password. Without the tick it is only a "
            "second step after your password or mailed code."
        )
