"""Static files under hashed names, compressed, with the imports inside ES modules rewritten too."""

from collections.abc import Callable
from re import Match
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

OUR_SCRIPTS = "js/"


class ModuleManifestStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """So that modules and stylesheets can be cached for ever, without a bundler."""

    support_js_module_import_aggregation = True
    # A chain of modules takes a pass for each link; types in comments are links as well.
    max_post_process_passes = 12

    def url_converter(self, name: str, *args: Any, **kwargs: Any) -> Callable[[Match[str]], str]:
        """Leave the scripts of packages alone: they name modules that only their own bundler knows."""
        if name.endswith(".js") and not name.startswith(OUR_SCRIPTS):
            return lambda match: match[0]
        converter: Callable[[Match[str]], str] = super().url_converter(name, *args, **kwargs)
        return converter
