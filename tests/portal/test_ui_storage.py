"""Static files get hashed names, also inside modules and stylesheets."""

import re

import pytest
from django.core.management import call_command
from django.test.utils import override_settings

STORAGE = "portal.ui.storage.ModuleManifestStaticFilesStorage"
HASHED = re.compile(r"\.[0-9a-f]{12}\.(?:js|css|svg)$")


@pytest.fixture
def collected(tmp_path):
    """All static files, also those of packages, as production serves them."""
    storages = {"staticfiles": {"BACKEND": STORAGE}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages):
        call_command("collectstatic", "--noinput", verbosity=0)
    return tmp_path


def references(path):
    source = path.read_text()
    return re.findall(r"""(?:from|import)\s*\(?\s*["'](\./[^"']+|\.\./[^"']+)["']|url\("([^"]+)"\)""", source)


def test_imports_name_hashed_files_that_exist(collected):
    ours = [*(collected / "js").rglob("*.js"), *(collected / "css").rglob("*.css")]
    hashed = [path for path in ours if HASHED.search(path.name)]
    targets = [(path, one or other) for path in hashed for one, other in references(path)]

    wrong = [
        (path.name, target)
        for path, target in targets
        if not HASHED.search(target) or not (path.parent / target).resolve().exists()
    ]

    assert len(targets) > 20
    assert wrong == []


def test_large_text_files_are_compressed(collected):
    manifest = {path.name for path in collected.rglob("tokens.*.css.gz")}

    assert len(manifest) == 1
