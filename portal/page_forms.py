"""Forms of Wagtail's page editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from portal.checks import reserved_words


class HousePageForm(WagtailAdminPageForm):
    """Tells a new page where it will stand, so that it can look at what it points at before it is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.parent_page is not None and not self.instance.path:
            self.instance.stands_below = self.parent_page.path


class FreePageForm(HousePageForm):
    """A free page must not hide behind an address of the site itself."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        below_home = self.parent_page is None or self.parent_page.depth <= 2  # noqa: PLR2004  (the home page)
        if cleaned.get("slug") in reserved_words(below_home=below_home):
            self.add_error("slug", _("This address belongs to the site itself. Choose another one."))
        return cleaned
