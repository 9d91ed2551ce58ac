"""The shape of the code: every kind of thing has one place, and no file grows beyond reading."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.checks import run_checks
from wagtail.models import Page

from portal.checks import OUR_APPS, reserved_words
from portal.tenancy import BetweenSpacesModel, GlobalModel, SpaceModel

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ["config", *OUR_APPS]
SOURCES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "migrations" not in path.parts
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_no_source_file_is_longer_than_300_lines():
    long = {str(p.relative_to(ROOT)): n for p in SOURCES if (n := len(p.read_text().splitlines())) > 300}

    assert long == {}


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of work: without the signature and the docstring, which may say as much as they need."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_function_is_longer_than_40_lines():
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": lines
        for path in SOURCES
        for node in functions(path)
        if (lines := body_lines(node)) > 40
    }

    assert long == {}


def test_no_template_is_longer_than_120_lines():
    long = {str(p.relative_to(ROOT)): n for p in TEMPLATES if (n := len(p.read_text().splitlines())) > 120}

    assert long == {}


def test_no_script_is_longer_than_120_lines():
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))
    long = {str(p.relative_to(ROOT)): n for p in scripts if (n := len(p.read_text().splitlines())) > 120}

    assert long == {}


def test_every_model_is_exactly_one_of_the_three_kinds():
    kinds = (GlobalModel, SpaceModel, BetweenSpacesModel)
    wrong = [
        model._meta.label
        for label in OUR_APPS
        for model in apps.get_app_config(label).get_models()
        if not issubclass(model, Page) and sum(issubclass(model, kind) for kind in kinds) != 1
    ]

    assert wrong == []


def test_system_checks_are_silent():
    assert run_checks() == []


def test_the_words_of_addresses_below_a_space_are_reserved():
    sections = {"communication", "sharing", "collaboration", "cooperation"}
    assert reserved_words(below_home=False) >= {*sections, "members", "join", "settings"}
    assert reserved_words(below_home=True) >= {
        *sections,
        "spaces",
        "people",
        "search",
        "accounts",
        "cms",
        "me",
    }


@pytest.mark.parametrize("package", [p for p in OUR_APPS if p != "portal"])
def test_operations_take_only_keywords_and_the_actor_first(package):
    wrong = []
    for path in (ROOT / package / "operations").rglob("*.py"):
        for node in functions(path):
            names = {getattr(d, "id", "") for d in node.decorator_list}
            keywords = [argument.arg for argument in node.args.kwonlyargs]
            if "operation" in names and (node.args.args or keywords[:1] != ["actor"]):
                wrong.append(f"{path.name}:{node.name}")

    assert wrong == []


def test_only_operations_open_transactions():
    allowed = {
        "portal/operations.py", "portal/events.py", "portal/tasks.py",
    }  # fmt: skip
    users = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if re.search(r"from django\.db import .*transaction", path.read_text())
    }

    assert sorted(users - allowed) == sorted(
        u for u in users - allowed if u.startswith(("portal/realtime", "config/demo", "search/"))
    )


FORBIDDEN = {
    "an inline script": r"<script(?![^>]*(src=|nonce=|application/(ld\+)?json))[^>]*>",
    "an inline style": r"\sstyle=\"",
    "an inline handler": r"\son(click|change|submit|load|input)=\"",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    found = [str(p.relative_to(ROOT)) for p in TEMPLATES if re.search(FORBIDDEN[what], p.read_text())]

    assert found == []


def test_shown_strings_of_views_are_translatable():
    """``HttpResponse("words …")`` would show untranslated words."""
    pattern = re.compile(r'(messages\.\w+\(request, |HttpResponse\()"[A-Z][a-z]+ ')
    found = [str(p.relative_to(ROOT)) for p in SOURCES if pattern.search(p.read_text())]

    assert found == []


def test_all_spaces_is_never_entered_in_a_request():
    pattern = re.compile(r"\ball_spaces\(")
    entry_points = [p for p in SOURCES if "views" in p.parts or p.name in {"consumers.py", "middleware.py"}]

    assert [str(p.relative_to(ROOT)) for p in entry_points if pattern.search(p.read_text())] == []
