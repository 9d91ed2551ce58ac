"""Notices and digests by mail.

Read in this order: ``stopping`` (the link that ends a kind of mail), ``letters`` (what one mail says, and its
headers), ``at_once`` (notices whose moment has come), ``moments`` (when a digest is due), ``sources`` (what
is new, as the apps say), ``digests``, and ``loop``, which the worker runs.
"""
