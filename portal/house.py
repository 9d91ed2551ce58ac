"""The pages that every house needs from its first day: terms and privacy. Editors make them their own."""

import json
from collections.abc import Sequence

from django.utils.translation import gettext as _

from portal.models import ContentPage

_Part = tuple[str, Sequence[str]]


def house_pages() -> list[ContentPage]:
    return [
        ContentPage(
            slug="terms",
            title=_("Terms and licence"),
            introduction=_("What you agree to when you take part, in plain words."),
            body=_body(_terms()),
        ),
        ContentPage(
            slug="privacy",
            title=_("Privacy"),
            introduction=_("What this site keeps about you, why, and who can see it."),
            body=_body(_privacy()),
        ),
    ]


def _body(parts: Sequence[_Part]) -> str:
    html = [f"<h3>{title}</h3>" + "".join(f"<p>{text}</p>" for text in texts) for title, texts in parts]
    return json.dumps([{"type": "paragraph", "value": text} for text in html])


def _terms() -> list[_Part]:
    return [
        (
            _("How we treat each other"),
            [
                _(
                    "We are colleagues. Ask openly, answer as you would like to be answered, and stay with "
                    "the matter."
                ),
                _("Leave out the names of learners and anything that would tell who they are."),
                _(
                    "Moderators of a space may hide or remove what breaks these rules; what they do is "
                    "kept in a trail."
                ),
            ],
        ),
        (
            _("What you write stays yours"),
            [
                _("You keep your rights. Others may read what you post as far as its audience allows."),
                _(
                    "Resources and practices carry a licence that you choose; the usual one is CC BY 4.0: "
                    "others may "
                    "use and change the work if they name you."
                ),
                _("Post only what is yours or what you may pass on, and photographs only with consent."),
                _("Nobody publishes your answer elsewhere without asking you first."),
            ],
        ),
        (
            _("Spaces and their partners"),
            [
                _("Each space is run by its own administrators, who decide who joins and what is for whom."),
                _(
                    "What is meant for one space is not shown in another, neither on pages nor in search "
                    "or mail."
                ),
            ],
        ),
    ]


def _privacy() -> list[_Part]:
    return [
        (
            _("What is kept"),
            [
                _("Your e-mail address, to sign you in and to send notices. No page shows it to others."),
                _("Your name, and what you choose to say about yourself in your profile."),
                _("What you post, where you belong, and a trail of who changed what."),
                _(
                    "One cookie for your session and one that protects forms. Nothing that follows you "
                    "elsewhere."
                ),
                _("One more cookie once you choose a language, so that the pages stay in it."),
            ],
        ),
        (
            _("Who can see it"),
            [
                _("Each thing says who can see it: everyone, the network, its space, or the people named."),
                _("You decide whether your profile is for everyone or for people of the network."),
                _("Operators keep the machines running. They do not read what spaces keep for themselves."),
            ],
        ),
        (
            _("What you can do"),
            [
                _("Change your profile and turn mail off under Settings."),
                _("Fetch a copy of all your data, or have your account deleted, under Your data."),
            ],
        ),
    ]
