"""What search knows of resources and practices."""

from portal.choices import Audience
from portal.tags import put_on
from repository.models import PracticeTag, ResourceTag
from repository.search_indexes import PracticeIndex, ResourceIndex
from tests.factories_repository import PracticeFactory, ResourceFactory, put_file


def document_of(index, obj):
    return index.document(index.index_queryset().get(pk=obj.pk))


def test_a_resource_is_found_by_its_words_files_kind_and_source(everywhere, space, member):
    resource = ResourceFactory(
        space=space, author=member, title="A checklist", kind="checklist", summary="For day one.",
        html="<p>Say <b>hello</b>.</p>", source_note="A book", language="lv", audience=Audience.PUBLIC,
    )  # fmt: skip
    put_file(resource, "plan.pdf")
    put_on(resource, ["First day"], through=ResourceTag)

    document = document_of(ResourceIndex(), resource)

    assert (document.key, document.type, document.title) == (
        f"repository.resource:{resource.pk}", "resource", "A checklist",
    )  # fmt: skip
    assert document.body == "For day one.\nSay hello.\nA book\nplan.pdf"
    assert document.labels.split()[0] == "Checklist"
    assert (document.tags, document.language, document.space) == (("first-day",), "lv", "baltic")
    assert (document.access, document.dated, document.url) == (
        {"public"}, resource.published_at, resource.get_absolute_url(),
    )  # fmt: skip


def test_a_practice_is_found_by_all_its_parts(practice):
    put_on(practice, ["Mentors"], through=PracticeTag)

    document = document_of(PracticeIndex(), practice)

    assert document.body == (
        "We did this with them, so that it works.\nIt did not work.\nMeet\nAt nine.\nIt works."
    )
    assert (document.tags, document.access, document.dated) == (
        ("mentors",), {f"space:{practice.space_id}"}, practice.set_at,
    )  # fmt: skip


def test_drafts_and_withdrawn_things_are_not_found(everywhere, space, draft, sketch):
    withdrawn = ResourceFactory(space=space, state="withdrawn")

    assert document_of(ResourceIndex(), draft) is None
    assert document_of(ResourceIndex(), withdrawn) is None
    assert document_of(PracticeIndex(), sketch) is None


def test_reading_everything_for_the_index_costs_the_same_for_any_number(
    everywhere, space, django_assert_num_queries
):
    for _ in range(3):
        put_on(ResourceFactory(space=space), ["word"], through=ResourceTag)
        put_on(PracticeFactory(space=space), ["word"], through=PracticeTag)

    with django_assert_num_queries(4):
        for row in ResourceIndex().index_queryset():
            ResourceIndex().document(row)
    with django_assert_num_queries(4):
        for row in PracticeIndex().index_queryset():
            PracticeIndex().document(row)
