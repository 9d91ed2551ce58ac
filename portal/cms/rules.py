"""Which views of Wagtail's admin are open to page editors, and what each of their arguments must be.

Deny by default, twice: a view that is not listed does not exist for them, nor does one of its arguments that
is not listed with it. So what the next release of Wagtail adds is closed until somebody has looked at it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from portal.addresses import number_of
from portal.cms.reach import Reach

# (reach, value, all arguments of the address) → may it be?
Check = Callable[[Reach, Any, Mapping[str, Any]], bool]


def _numbered(has: Callable[[Reach, int], bool]) -> Check:
    def check(reach: Reach, value: Any, arguments: Mapping[str, Any]) -> bool:
        number = number_of(str(value))
        return number is not None and has(reach, number)

    return check


own_page = _numbered(Reach.has_page)
browsable = _numbered(Reach.may_browse)
own_image = _numbered(Reach.has_image)
own_document = _numbered(Reach.has_document)
own_collection = _numbered(Reach.has_collection)


def one_of(*words: str) -> Check:
    def check(reach: Reach, value: Any, arguments: Mapping[str, Any]) -> bool:
        return str(value) in words

    return check


def anything(reach: Reach, value: Any, arguments: Mapping[str, Any]) -> bool:
    """Names nothing that belongs to anybody, or Wagtail compares it with the person who asks."""
    return True


def own_revision(reach: Reach, value: Any, arguments: Mapping[str, Any]) -> bool:
    """A revision of the page in the same address, or one of the words that Wagtail has for them."""
    page, number = number_of(str(arguments.get("page_id") or arguments.get("pk"))), number_of(str(value))
    if number is None:
        return value in {"live", "earliest", "latest"}
    return page is not None and reach.has_revision(number, page)


@dataclass(frozen=True)
class Rule:
    """The checks of the arguments in the address, and of parameters that this view reads in its own way."""

    arguments: Mapping[str, Check] = field(default_factory=dict)
    parameters: Mapping[str, Check] = field(default_factory=dict)

    def admits(self, reach: Reach, request: HttpRequest, arguments: Mapping[str, Any]) -> bool:
        return all(
            name in self.arguments and self.arguments[name](reach, value, arguments)
            for name, value in arguments.items()
        ) and all(
            check(reach, value, arguments)
            for name, value in _parameters(request)
            if value and (check := self.parameters.get(name) or _check_of(name)) is not None
        )


# What a parameter of this name stands for, in whichever view.
PARAMETERS: dict[str, Check] = {
    "parent_page_id": own_page,
    "page_id": own_page,
    "target_pages[]": own_page,
    "new_parent_page": own_page,
    "child_of": own_page,
    "descendant_of": own_page,
    "collection": own_collection,
    "collection_id": own_collection,
}


def _check_of(name: str) -> Check | None:
    """Forms put a prefix before the name of their field: ``image-chooser-upload-collection``."""
    return PARAMETERS.get(name) or PARAMETERS.get(name.rpartition("-")[2])


def _parameters(request: HttpRequest) -> list[tuple[str, str]]:
    sent = [request.GET]
    if request.method == "POST":
        sent.append(request.POST)
    return [(name, str(value)) for query in sent for name, values in query.lists() for value in values]


PAGE = Rule({"page_id": own_page})
BROWSE = Rule({"parent_page_id": browsable})
REVISION = Rule({"page_id": own_page, "revision_id": own_revision})
NEW = Rule(
    {
        "content_type_app_name": one_of("portal"),
        "content_type_model_name": one_of("contentpage", "newspage"),
        "parent_page_id": own_page,
    }
)
COMPARE = Rule({"pk": own_page, "revision_id_a": own_revision, "revision_id_b": own_revision})
IMAGE = Rule({"image_id": own_image})
DOCUMENT = Rule({"document_id": own_document})
PLAIN = Rule()

ALLOWED: dict[str, Rule] = {
    "wagtailadmin_home": PLAIN,
    "wagtailadmin_logout": PLAIN,
    "wagtailadmin_sprite": PLAIN,
    "wagtailadmin_javascript_catalog": PLAIN,
    "wagtailadmin_dismissibles": PLAIN,
    "wagtailadmin_block_preview": PLAIN,
    "wagtailadmin_editing_sessions:ping": Rule(
        {
            "app_label": one_of("portal", "wagtailcore"),
            "model_name": one_of("page", "contentpage", "newspage", "spacepage", "sectionpage"),
            "object_id": own_page,
            "session_id": anything,
        }
    ),
    "wagtailadmin_editing_sessions:release": Rule({"session_id": anything}),
    # Pages ----------------------------------------------------------------------------------------
    "wagtailadmin_explore": BROWSE,
    "wagtailadmin_explore_results": BROWSE,
    "wagtailadmin_pages:search": PLAIN,
    "wagtailadmin_pages:search_results": PLAIN,
    "wagtailadmin_pages:add": NEW,
    "wagtailadmin_pages:preview_on_add": NEW,
    "wagtailadmin_pages:add_subpage": Rule({"parent_page_id": own_page}),
    "wagtailadmin_pages:edit": PAGE,
    "wagtailadmin_pages:preview_on_edit": PAGE,
    "wagtailadmin_pages:view_draft": PAGE,
    "wagtailadmin_pages:delete": PAGE,
    "wagtailadmin_pages:unpublish": PAGE,
    "wagtailadmin_pages:usage": PAGE,
    "wagtailadmin_pages:history": PAGE,
    "wagtailadmin_pages:history_results": PAGE,
    "wagtailadmin_pages:set_page_position": Rule({"page_to_move_id": own_page}),
    "wagtailadmin_pages:revisions_index": PAGE,
    "wagtailadmin_pages:revisions_view": REVISION,
    "wagtailadmin_pages:revisions_revert": REVISION,
    "wagtailadmin_pages:revisions_unschedule": REVISION,
    "wagtailadmin_pages:revisions_compare": COMPARE,
    # Links in text --------------------------------------------------------------------------------
    "wagtailadmin_choose_page_child": BROWSE,
    "wagtailadmin_choose_page_search": PLAIN,
    "wagtailadmin_choose_page_chosen_multiple": Rule(parameters={"id": own_page}),
    "wagtailadmin_choose_page_external_link": PLAIN,
    "wagtailadmin_choose_page_email_link": PLAIN,
    "wagtailadmin_choose_page_phone_link": PLAIN,
    "wagtailadmin_choose_page_anchor_link": PLAIN,
    # Images ---------------------------------------------------------------------------------------
    "wagtailimages:index": PLAIN,
    "wagtailimages:index_results": PLAIN,
    "wagtailimages:add": PLAIN,
    "wagtailimages:edit": IMAGE,
    "wagtailimages:delete": IMAGE,
    "wagtailimages:image_usage": IMAGE,
    "wagtailimages:add_multiple": PLAIN,
    "wagtailimages:edit_multiple": IMAGE,
    "wagtailimages:delete_multiple": IMAGE,
    "wagtailimages_chooser:choose": PLAIN,
    "wagtailimages_chooser:choose_results": PLAIN,
    "wagtailimages_chooser:chosen": Rule({"pk": own_image}),
    "wagtailimages_chooser:chosen_multiple": Rule(parameters={"id": own_image}),
    "wagtailimages_chooser:create": PLAIN,
    # Documents ------------------------------------------------------------------------------------
    "wagtaildocs:index": PLAIN,
    "wagtaildocs:index_results": PLAIN,
    "wagtaildocs:add": PLAIN,
    "wagtaildocs:edit": DOCUMENT,
    "wagtaildocs:delete": DOCUMENT,
    "wagtaildocs:document_usage": DOCUMENT,
    "wagtaildocs:add_multiple": PLAIN,
    "wagtaildocs:edit_multiple": Rule({"doc_id": own_document}),
    "wagtaildocs:delete_multiple": Rule({"doc_id": own_document}),
    "wagtaildocs_chooser:choose": PLAIN,
    "wagtaildocs_chooser:choose_results": PLAIN,
    "wagtaildocs_chooser:chosen": Rule({"pk": own_document}),
    "wagtaildocs_chooser:chosen_multiple": Rule(parameters={"id": own_document}),
    "wagtaildocs_chooser:create": PLAIN,
}
