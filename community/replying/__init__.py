"""Replies by mail: what people answer to our mails becomes a post, once, or they hear why not.

Read in this order: ``tokens`` (the address that a mail can be answered to), ``answerable`` (what takes such
answers, as the apps say), ``reading`` with ``charsets``, ``automatic`` and ``trimming`` (what a mail says),
``handling`` (what becomes of it), ``letters`` (what its sender hears), and ``receiver``, which
``manage.py receive_mail`` runs.
"""
