"""The words of a space: the shared core, and its own on top."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.forms.vocabulary import MergeForm, WordForm
from community.http import PersonRequest
from community.operations.vocabulary import add_word, merge_word, rename_word, retire_word
from community.selectors import own_words_of, shared_words
from community.selectors.vocabulary import MOST_WORDS
from community.space_nav import frame
from portal.addresses import in_space
from portal.choices import WordKind
from portal.http import kept_form, member_required, refused, see_other
from portal.models import Tag
from portal.operations import OperationRefusedError, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def words(request: PersonRequest, slug: str) -> HttpResponse:
    """Both lists, and the form for a new word."""
    space = request.space
    require(request.user, "community.edit_space", space)
    form = WordForm(request.POST or None, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            add_word(actor=request.user, space=space, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(in_space(space, "space_words"))
    context = {
        **frame(request, "words"),
        "form": form,
        "own": own_words_of(space, request.user)[:MOST_WORDS],
        "shared": [(kind.label, shared_words(kind)) for kind in (WordKind.TOPIC, WordKind.SECTOR)],
    }
    return render(request, "community/space_words.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def word(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """One of the space's own words: write it differently, merge it, retire it."""
    space = request.space
    shown: Tag = get_object_or_404(own_words_of(space, request.user), pk=pk)
    require(request.user, "community.edit_space", space)
    do = request.POST.get("do", "") if request.method == "POST" else None
    now = {"name": shown.name, "kind": shown.kind}
    rename = WordForm(request.POST if do == "" else None, initial=now)
    merge = MergeForm(request.POST if do == "merge" else None, space=space, word=shown)
    if do is not None and _changed(request, shown, do, rename, merge):
        messages.success(request, _("Saved."))
        return see_other(in_space(space, "space_words"))
    context = {**frame(request, "words"), "word": shown, "rename": rename, "merge": merge}
    return render(request, "community/space_word.html", context, status=200 if do is None else 422)


def _changed(request: PersonRequest, shown: Tag, do: str, rename: WordForm, merge: MergeForm) -> bool:
    """Whether what was asked for has been done; if not, the form says why."""
    change: Any = {"": rename_word, "merge": merge_word, "retire": retire_word}.get(do)
    form: Any = merge if do == "merge" else rename
    if change is None or (do != "retire" and not form.is_valid()):
        return False
    typed = {} if do == "retire" else form.cleaned_data
    try:
        change(actor=request.user, word=shown, **typed)
    except OperationRefusedError as refusal:
        if form.is_bound:
            refused(form, refusal)
        else:
            messages.error(request, str(refusal))
        return False
    return True
