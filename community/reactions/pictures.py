"""What follows when somebody shows a picture no more."""

from community.events import PictureDropped
from community.models import Organisation, User
from portal.events import after
from portal.pictures import PHOTO, forget_picture


@after(PictureDropped)
def forget_what_nobody_shows(event: PictureDropped) -> None:
    """Two people may show one picture: its name is the hash of what it shows."""
    shown = (
        User.objects.filter(photo=event.name).exists()
        or Organisation.objects.filter(logo=event.name).exists()
    )
    if not shown:
        forget_picture(event.name, PHOTO)
