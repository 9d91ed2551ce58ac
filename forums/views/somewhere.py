"""Asking for help without having chosen a space yet."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from community.http import PersonRequest
from community.selectors.belonging import spaces_of
from forums.choices import TopicKind
from portal.addresses import in_space
from portal.http import member_required
from portal.models import Space
from portal.operations import may


@require_safe
@member_required
def ask_somewhere(request: PersonRequest) -> HttpResponse:
    """The spaces in which the reader writes; where it is one, its form at once."""
    spaces = [row.space for row in spaces_of(request.user) if may(request.user, "forums.write", row.space)]
    if len(spaces) == 1:
        return redirect(_form_in(spaces[0]))
    choices = [(space, _form_in(space)) for space in spaces]
    return render(request, "forums/ask_somewhere.html", {"choices": choices})


def _form_in(space: Space) -> str:
    return f"{in_space(space, 'topic_new')}?kind={TopicKind.HELP}"
