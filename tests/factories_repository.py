"""Dull rows of the library: every value is fixed or counted, nothing is random."""

from typing import Any

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory

from portal.choices import Audience
from portal.files import store_file
from portal.models import StoredFile
from repository.choices import PracticeKind, PracticeState, ResourceKind, ResourceState
from repository.models import Practice, PracticeStep, Resource, ResourceFile
from repository.operations.practices import PracticeText, StepText
from repository.operations.resources import ResourceText
from tests.factories import NOON

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 64
ALL_RIGHTS = ("photos", "learners", "publish")


class ResourceFactory(DjangoModelFactory):
    class Meta:
        model = Resource

    title = factory.Sequence(lambda n: f"Resource {n}")
    kind = ResourceKind.METHOD
    summary = "Good for something."
    language = "en"
    body = "Words."
    html = "<p>Words.</p>"
    audience = Audience.SPACE
    state = ResourceState.PUBLISHED
    created_at = NOON
    published_at = factory.LazyAttribute(
        lambda resource: None if resource.state == ResourceState.DRAFT else NOON
    )


class PracticeFactory(DjangoModelFactory):
    class Meta:
        model = Practice

    title = factory.Sequence(lambda n: f"Practice {n}")
    summary = "We did this with them, so that it works."
    language = "en"
    kind = PracticeKind.PILOT
    problem = "It did not work."
    problem_html = "<p>It did not work.</p>"
    result = "It works."
    result_html = "<p>It works.</p>"
    countries = ["LV"]
    audience = Audience.SPACE
    state = PracticeState.SET
    created_at = NOON
    set_at = factory.LazyAttribute(lambda practice: None if practice.state == "draft" else NOON)
    rights_confirmed_at = factory.LazyAttribute(lambda practice: practice.set_at)


class PracticeStepFactory(DjangoModelFactory):
    class Meta:
        model = PracticeStep

    space = factory.SelfAttribute("practice.space")
    order = 1
    title = "Begin"
    text = "Do it."


def put_file(resource: Resource, name: str = "plan.pdf") -> StoredFile:
    """A file on ``resource``, after those it has."""
    stored = store_file(actor=resource.author, space=resource.space, upload=upload(name))
    order = resource.files.count()
    ResourceFile.objects.create(space=resource.space, resource=resource, file=stored, order=order)
    return stored


def upload(name: str = "plan.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def resource_text(**values: Any) -> ResourceText:
    defaults: dict[str, Any] = {
        "title": "A checklist", "kind": "checklist", "language": "en", "summary": "For the first day.",
        "body": "Say **hello**.", "words": ("induction",),
    }  # fmt: skip
    return ResourceText(**{**defaults, **values})


def practice_text(**values: Any) -> PracticeText:
    """Everything that a practice needs to be set."""
    defaults: dict[str, Any] = {
        "title": "A first week with a plan", "summary": "We plan the first week, so that nobody waits.",
        "language": "en", "kind": "established", "problem": "Learners waited.", "result": "Nobody waits.",
        "countries": ("LV", "LT"), "words": ("induction",),
        "steps": (StepText("Meet", "At nine.", "1 hour"),),
    }  # fmt: skip
    return PracticeText(**{**defaults, **values})


def resource_form(**values: Any) -> dict[str, Any]:
    """What a browser sends for a resource."""
    return {
        "title": "A checklist", "kind": "checklist", "summary": "For the first day.",
        "body": "Say **hello**.",
        "link": "", "tags": "induction, first day", "language": "en", "licence": "CC-BY-4.0",
        "source_note": "", "audience": "space", **values,
    }  # fmt: skip


def practice_form(**values: Any) -> dict[str, Any]:
    """What a browser sends for a complete practice with one step."""
    return {
        "title": "A first week with a plan", "summary": "We plan it, so that nobody waits.",
        "kind": "established", "problem": "Learners waited.", "result": "Nobody waits.",
        "countries": ["LV", "LT"], "tags": "induction", "language": "en", "licence": "CC-BY-4.0",
        "audience": "space", "confirmed": list(ALL_RIGHTS), "steps-TOTAL_FORMS": "2",
        "steps-INITIAL_FORMS": "0", "steps-0-title": "Meet", "steps-0-text": "At nine.",
        "steps-0-duration": "1 hour", "steps-1-title": "", "steps-1-text": "", "steps-1-duration": "",
        **values,
    }  # fmt: skip
