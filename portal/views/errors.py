"""What people see when something cannot be shown; none of these says more than the reader may know."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token

from portal.http import keep_old_form

MOST_LETTERS = 80


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", {"words": words_in(request.path_info)}, status=404)


def words_in(path: str) -> str:
    """What somebody may have looked for: the words of the last part of the address, without numbers."""
    last = path.strip("/").rpartition("/")[2][:MOST_LETTERS]
    return " ".join(word for word in re.split(r"[^\w]+|_", last) if word and not word.isdecimal())


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    # Without the request: whatever broke may break the context processors again.
    return HttpResponse(loader.get_template("500.html").render(), status=500)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    return render(request, "403_csrf.html", {"is_kept": keep_old_form(request)}, status=403)
