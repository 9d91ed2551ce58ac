"""Keeping it decent: what can be reported is registered in ``targets``; everything else knows no app."""
