"""The samples of signs, buttons, people and places."""

from portal.choices import Audience
from portal.ui.icons import ICONS
from portal.ui.samples import things as s
from portal.ui.samples.things import Sample, sample


def signs() -> dict[str, list[Sample]]:
    tones = ("neutral", "info", "success", "warning", "danger")
    return {
        "icon": [sample(name=name, label=name) for name in ICONS],
        "badge": [sample(label=tone.capitalize(), tone=tone) for tone in tones]
        + [sample(label="Locked", tone="warning", icon="lock")],
        "demo_badge": [sample()],
        "audience_badge": [sample(audience=audience) for audience in Audience.values],
        "kind_label": [sample(kind=kind) for kind in s.ALL_KINDS] + [sample(kind="resource", label="Method")],
        "time": [sample(when=s.AN_HOUR_AGO), sample(when=s.LONG_AGO, prefix="Closed on")],
        "tag_list": [sample(tags=s.TAGS), sample("no tags: nothing", tags=())],
        "stat": [sample(value=128, label="members"), sample(value=6, label="countries", url="/spaces/")],
        "progress": [sample(value=3, maximum=5, label="Tasks done")],
    }


def doing() -> dict[str, list[Sample]]:
    body = s.html('<a href="/me/">Your desk</a><a href="/me/settings/">Settings</a>')
    return {
        "button": [
            sample(label="Publish"),
            sample(label="Save draft", tone="secondary"),
            sample(label="Reply", tone="quiet", icon="reply", size="s"),
            sample(label="Delete", tone="danger", icon="trash"),
            sample(label="Not yet", disabled=True, type="button"),
        ],
        "link_button": [
            sample(label="Ask a question", url="/communication/", icon="plus"),
            sample(label="Look round", url="/spaces/", tone="secondary"),
        ],
        "action_form": [
            sample(action="/demo/components/", label="Leave this space"),
            sample(
                "asks first",
                action="/demo/components/",
                label="Remove",
                tone="danger",
                confirm="Remove this file for everybody?",
            ),
        ],
        "copy_link": [sample(url="/demo/components/#post-1")],
        "menu": [sample(label="More", icon="more", align="start", body=body)],
        "reaction_choices": [sample(choices=(("useful", "Useful", "star"), ("thanks", "Thanks", "heart")))],
        "confirm": [
            sample(
                label="Close the group", question="What came of it?", tone="danger", body=s.html("<p>…</p>")
            )
        ],
    }


def people() -> dict[str, list[Sample]]:
    return {
        "avatar": [
            sample(name=name, size=size) for name, size in (("Anna Kalniņa", "s"), ("Pekka Salo", "m"))
        ]
        + [sample(name="Rūta Petrauskienė", size="l"), sample("somebody who left", name="", size="m")],
        "person": [
            sample(person=s.ANNA, headline="VET tutor", organisation="Ogres tehnikums"),
            sample(person=s.PEKKA, size="l", detail="Speaks Finnish, English and Swedish"),
            sample("the account is gone", person=None),
        ],
        "people_list": [sample(people=[s.ANNA, s.PEKKA, s.RUTA], more=14, label="Members")],
        "space_badge": [sample(space=s.METAL), sample(space=s.NETWORK)],
        "space_tile": [sample(space=s.METAL), sample(space=s.NETWORK, size="l")],
        "space_card": [
            sample(space=s.NETWORK, detail="41 members", standing="Member"),
            sample(space=s.METAL, detail="6 members"),
            sample(space=s.CLOSED),
        ],
        "organisation_card": [
            sample(
                name="Savon koulutuskuntayhtymä",
                url="/organisations/",
                detail="VET provider, Finland",
                is_verified=True,
            )
        ],
        "verified_mark": [sample()],
    }
