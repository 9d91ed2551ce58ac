"""``/cms/``, where a space's own people write its pages. Wagtail's admin is not a boundary; this package is.

Read in this order: ``reach`` (what a page editor may touch), ``rules`` (which views of Wagtail are open to
them, and what each of their arguments must be), ``firewall`` (refuses everything else), ``references`` (what
a page may point at), ``grants`` (what Wagtail itself lets the editors of a space do: the second lock).
``portal.wagtail_hooks`` takes out of Wagtail's pages what would show other spaces or lead nowhere.
"""
