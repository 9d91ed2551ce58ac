"""What follows from what happens to scenarios."""

from django.db.models import Q

from community.choices import NoticeKind
from community.models import User
from community.notices import notify
from portal.events import after, within
from portal.pictures import SCENE, forget_picture
from scenarios.events import PictureLeft, ScenarioChanged, SynthesisPublished
from scenarios.models import Rating, Scenario, Synthesis
from search import outbox


@within(ScenarioChanged)
def index_scenario(event: ScenarioChanged) -> None:
    outbox.changed(Scenario(pk=event.scenario_id))


@after(PictureLeft)
def forget_its_picture(event: PictureLeft) -> None:
    forget_picture(event.name, SCENE, private=True)


@within(SynthesisPublished)
def tell_who_took_part(event: SynthesisPublished) -> None:
    """Whoever wrote a scenario of the space or rated one learns what came of it, once."""
    synthesis = Synthesis.objects.select_related("space", "author").get(pk=event.synthesis_id)
    wrote = Scenario.objects.filter(space_id=event.space_id).values("author_id")
    rated = Rating.objects.filter(space_id=event.space_id).values("author_id")
    people = User.objects.filter(Q(pk__in=wrote) | Q(pk__in=rated)).select_related("profile")
    for person in people.order_by("pk"):
        notify(
            recipient=person,
            kind=NoticeKind.SYNTHESIS,
            obj=synthesis,
            actor=synthesis.author,
            space=synthesis.space,
        )
