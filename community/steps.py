"""What a newcomer could do next; empty for people who have settled in."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import User
from community.selectors import proposed_organisations, words_asked_of
from portal.operations import may


@dataclass(frozen=True)
class NextStep:
    label: str
    why: str
    url: str
    icon: str


def next_steps(user: User, *, has_spaces: bool) -> list[NextStep]:
    """The steps that are still open, the most useful one first."""
    steps = []
    if words_asked_of(user).exists():
        steps.append(
            NextStep(
                _("Your words are wanted"),
                _("Somebody would like to use what you wrote, and waits for your answer."),
                reverse("me_words"),
                "quote",
            )
        )
    if may(user, "community.edit_organisation") and proposed_organisations().exists():
        steps.append(
            NextStep(
                _("Organisations wait for you"),
                _("Members have proposed them; everybody finds them when you have verified them."),
                reverse("organisations_waiting"),
                "organisation",
            )
        )
    if not has_spaces:
        steps.append(
            NextStep(
                _("Find your first space"),
                _("Partners and projects meet in spaces; open ones need nobody's permission."),
                reverse("me_first_spaces"),
                "space",
            )
        )
    profile = getattr(user, "profile", None)
    if profile is None or not profile.target_group:
        steps.append(
            NextStep(
                _("Say what describes you"),
                _("A few words help colleagues to find you, and you to find what fits."),
                reverse("me_welcome"),
                "person",
            )
        )
    return steps
