"""What follows when mail does not arrive."""

from community.choices import NoticeKind
from community.events import AddressRefused
from community.models import MailSettings
from community.notices import notify
from portal.events import within


@within(AddressRefused)
def tell_on_the_page(event: AddressRefused) -> None:
    kept = MailSettings.objects.select_related("user").get(user_id=event.user_id)
    notify(recipient=kept.user, kind=NoticeKind.UNREACHABLE, obj=kept)
