"""Sentences of Django's own that people here can see, and that Django lacks in one of our languages.

allauth is complete in all of them; Wagtail's admin speaks as far as Wagtail has been translated.
"""

BORROWED: tuple[str | tuple[str, str], ...] = (
    "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.",
    "Enter a valid domain name.",
    "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.",
    "“%(value)s” value has an invalid date format. It must be in YYYY-MM-DD format.",
    "“%(value)s” value has the correct format (YYYY-MM-DD) but it is an invalid date.",
    "“%(pk)s” is not a valid value.",
    "Your password can’t be too similar to your other personal information.",  # noqa: RUF001
    "Your password can’t be a commonly used password.",  # noqa: RUF001
    "The two password fields didn’t match.",  # noqa: RUF001
    (
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ("%(num)d year", "%(num)d years"),
    ("%(num)d month", "%(num)d months"),
    ("%(num)d week", "%(num)d weeks"),
    ("%(num)d day", "%(num)d days"),
    ("%(num)d hour", "%(num)d hours"),
    ("%(num)d minute", "%(num)d minutes"),
)
