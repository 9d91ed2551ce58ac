"""Resources and practices that somebody wrote: handed out to them, and taken away when they leave."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.events import publish
from portal.locality import language_of
from portal.models import StoredFile
from portal.own_data import Holding, Row, in_slices, look, register
from portal.text import MARKDOWN_FIELDS
from repository.choices import PracticeState, ResourceState
from repository.events import PracticeChanged, ResourceWithdrawn
from repository.models import Practice, Resource, WaitingFile
from repository.operations.files import drop_files

TEXTS = ("problem", "problem_html", "result", "result_html")


def _kept(person: Any) -> QuerySet[Any]:
    """Resources with words in them: what was taken away before has no summary, no link and no text."""
    return Resource.objects.filter(author=person).exclude(
        state=ResourceState.WITHDRAWN, withdrawn_by=person, body="", summary="", link="", source_note=""
    )


def _practices(person: Any) -> QuerySet[Any]:
    return Practice.objects.filter(author=person).exclude(
        state=PracticeState.RETIRED, problem="", result="", summary=""
    )


def resources(person: Any) -> Iterator[Row]:
    for mine in in_slices(Resource.objects.filter(author=person).prefetch_related("files__file")):
        seen = look(person, mine, Resource)
        for resource in mine:
            yield {
                "id": resource.pk,
                "space": seen.space(resource),
                "address": seen.address(resource.pk),
                "title": resource.title,
                "kind": resource.kind,
                "state": resource.state,
                "licence": resource.licence,
                "language": resource.language,
                "summary": resource.summary,
                "text": resource.body,
                "link": resource.link,
                "source": resource.source_note,
                "files": [f"{row.file.pk}-{row.file.original_name}" for row in resource.files.all()],
                "created_at": resource.created_at,
                "published_at": resource.published_at,
            }


def practices(person: Any) -> Iterator[Row]:
    for mine in in_slices(Practice.objects.filter(author=person).prefetch_related("steps")):
        seen = look(person, mine, Practice)
        for practice in mine:
            yield {
                "id": practice.pk,
                "space": seen.space(practice),
                "address": seen.address(practice.pk),
                "title": practice.title,
                "state": practice.state,
                "licence": practice.licence,
                "summary": practice.summary,
                "problem": practice.problem,
                "steps": [
                    {"title": step.title, "text": step.text, "duration": step.duration}
                    for step in practice.steps.all()
                ],
                "result": practice.result,
                "countries": practice.countries,
                "created_at": practice.created_at,
                "set_at": practice.set_at,
            }


def files(person: Any) -> Iterator[StoredFile]:
    for mine in in_slices(StoredFile.objects.filter(owner=person)):
        yield from mine


def remove_resources(person: Any, most: int) -> int:
    """Delete drafts; of what others may know leave an entry that says that it was taken away."""
    mine = list(_kept(person).select_for_update(of=("self",)).order_by("pk")[:most])
    for resource in mine:
        drop_files(resource)
        if resource.is_draft:
            resource.delete()
            continue
        resource.write("")
        resource.title = _trace(resource)
        resource.summary = resource.link = resource.source_note = ""
        resource.state, resource.withdrawn_by = ResourceState.WITHDRAWN, person
        resource.taggings.all().delete()
        fields = ("title", "summary", "link", "source_note", "state", "withdrawn_by")
        resource.save(update_fields=[*MARKDOWN_FIELDS, *fields])
        publish(ResourceWithdrawn(resource_id=resource.pk, space_id=resource.space_id))
    return len(mine)


def remove_practices(person: Any, most: int) -> int:
    """Delete drafts; of a set practice leave its place on the way of others, with its licence."""
    mine = list(_practices(person).select_for_update(of=("self",)).order_by("pk")[:most])
    for practice in mine:
        practice.steps.all().delete()
        practice.taggings.all().delete()
        if practice.is_draft:
            practice.delete()
            continue
        practice.title, practice.summary, practice.countries = _trace(practice), "", []
        for column in TEXTS:
            setattr(practice, column, "")
        practice.state, practice.edited_at = PracticeState.RETIRED, timezone.now()
        practice.save(update_fields=["title", "summary", "countries", *TEXTS, "state", "edited_at"])
        publish(PracticeChanged(practice_id=practice.pk, space_id=practice.space_id))
    return len(mine)


def forget_waiting(person: Any, most: int) -> int:
    """Uploads that hang on nothing go in any case."""
    waiting = list(WaitingFile.objects.filter(file__owner=person).select_related("file")[:most])
    drop_files(*waiting)
    return len(waiting)


def _trace(work: Resource | Practice) -> str:
    with translation.override(language_of(work) or None):
        return _("Taken away by its author")


register(
    Holding(
        code="resources", label=gettext_lazy("Resources"), rows=resources, files=files,
        count=lambda person: _kept(person).count(), remove=remove_resources, forget=forget_waiting,
    )
)  # fmt: skip
register(
    Holding(
        code="practices", label=gettext_lazy("Practices"), rows=practices,
        count=lambda person: _practices(person).count(), remove=remove_practices,
    )
)  # fmt: skip
