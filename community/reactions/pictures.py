"""What follows when somebody shows a picture no more."""

from community.events import PictureDropped
from community.models import Organisation, User
from portal.events import after
from portal.pictures import PHOTO, forget_unless_shown, shown_by


@shown_by
def people_and_organisations_show(name: str, *, private: bool) -> bool:
    """Theirs are public; two people may show one picture, since its name is the hash of what it shows."""
    if private:
        return False
    return User.objects.filter(photo=name).exists() or Organisation.objects.filter(logo=name).exists()


@after(PictureDropped)
def forget_what_nobody_shows(event: PictureDropped) -> None:
    forget_unless_shown(event.name, PHOTO)
