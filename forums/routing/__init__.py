"""Finding people who may know an answer, with care for their time.

Read in this order: ``facts`` (what of a question is matched), ``matching`` (who fits how well, and why;
pure), ``selectors`` (who may be asked at all, narrowed by the database), ``words`` (reasons in sentences).
Asking itself is in ``forums.operations.routing``.
"""
