"""The samples of stories, conversation, forms and blocks."""

from typing import Any

from portal.ui.samples import things as s
from portal.ui.samples.things import Sample, sample


def stories() -> dict[str, list[Sample]]:
    return {
        "lineage": [
            sample(origins=[s.QUESTION], results=[s.PRACTICE, s.PRIVATE]),
            sample(empty_hint="Nothing yet. Carry it forward when it has proved itself."),
        ],
        "journey": [sample(steps=[s.QUESTION, s.RESOURCE, s.PRACTICE], label="How one question went on")],
    }


def conversation() -> dict[str, list[Sample]]:
    post: dict[str, Any] = {"author": s.PEKKA, "when": s.AN_HOUR_AGO, "body": s.BODY}
    return {
        "post": [
            sample(**(post | {"author": s.ANNA}), id=1, role="opening", is_asker=True, permalink="#post-1"),
            sample(**post, id=2, accepted=True, headline="Lead trainer", organisation="Omnia"),
            sample(**post, id=3, role="held", edited_at=s.AN_HOUR_AGO, history_url="#history"),
            sample(**post, id=4, more=s.SELDOM),
        ]
    }


def messages() -> dict[str, list[Sample]]:
    return {
        "message_bubble": [
            sample(
                author=s.ANNA, when=s.AN_HOUR_AGO, body="Can you hear the press in the background?", seq=1
            ),
            sample(author=s.PEKKA, when=s.AN_HOUR_AGO, body="Only a little.", own=True),
            sample(author=s.PEKKA, when=s.NOW, body="Wait, one more thing.", own=True, state="sending"),
            sample(author=s.PEKKA, when=s.NOW, body="This one got lost.", own=True, state="failed"),
            sample(author=s.ANNA, when=s.NOW, removed=True),
            sample(
                "an answer",
                author=s.ANNA,
                when=s.NOW,
                body="At nine.",
                reply_to="Pekka Virtanen: When do we begin?",
                reply_id="1",
                reply_url="#message-1",
            ),
            sample("of somebody blocked", author=s.ANNA, when=s.NOW, body="Still there.", folded=True),
        ]
    }


def forms() -> dict[str, list[Sample]]:
    form, refused, other = (s.sample_form("field"), s.refused_form(), s.sample_form("form"))
    return {
        "field": [sample(field=form["title"], counter=True)]
        + [sample(field=form[name]) for name in ("country", "file", "kind", "agree")],
        "error_summary": [sample(form=refused)],
        "form_fields": [sample("with errors", form=refused)],
        "form": [sample(form=other, submit="Publish", cancel_url="/", method="get")],
        "composer": [
            sample(
                field=s.sample_form("composer")["body"], preview_url="/writing/preview/", draft_key="sample"
            )
        ],
    }


def blocks() -> dict[str, list[Sample]]:
    return {
        "panel": [sample(panel=s.SAMPLE_PANEL)],
        "block": [sample(title="New resources", section="sharing", more_url="/sharing/", body="…")],
        "callout": [
            sample(title="Good to know", body=s.html("<p>Groups end. That is what makes them work.</p>"))
        ],
        "alert": [
            sample(text="Your answer is published.", tone="success"),
            sample(text="Not sent.", tone="danger"),
        ],
        "empty_state": [
            sample(title="No questions yet", text="Ask the first one; most are answered within a day.")
        ],
        "quote": [sample(text="The learner read it and said: this is my job.", source="A mentor in Ogre")],
        "prose": [sample(body=s.BODY)],
        "bell": [sample(count=3, url="/me/notices/"), sample(url="/me/notices/")],
    }
