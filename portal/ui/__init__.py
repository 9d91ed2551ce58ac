"""The interface kit: what pages are made of, so that every page looks and behaves like one product.

Read ``declare.py`` for how a component is declared, ``components.py`` for the catalogue of all of them,
``panels.py`` for what apps show on section and home pages, ``kinds.py`` for the kinds of things and their
colours. Templates use ``{% component %}`` and ``{% wrap %}`` from ``portal.templatetags.ui``.
"""
