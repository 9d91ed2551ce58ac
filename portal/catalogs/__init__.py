"""The catalogs: every sentence of the interface in every language, without gettext's binaries.

Read ``extracting`` (what there is to say, from Python and templates), then ``files`` (the catalogs on disk,
how they take up new sentences, how they are compiled), then ``checking`` and ``glossary`` (what makes a
translation wrong). ``borrowed`` holds the few sentences of Django's that people here see and Django
has not translated.

Catalogs are ``locale/<code>/LC_MESSAGES/django.po``. What is compiled from them stays out of the repository.
"""
