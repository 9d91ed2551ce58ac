"""Forms of Wagtail's page editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.checks import reserved_words


class FreePageForm(WagtailAdminPageForm):
    """A free page must not hide behind an address of the site itself."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        below_home = self.parent_page is None or self.parent_page.depth <= 2  # noqa: PLR2004  (the home page)
        if cleaned.get("slug") in reserved_words(below_home=below_home):
            self.add_error("slug", _("This address belongs to the site itself. Choose another one."))
        return cleaned
