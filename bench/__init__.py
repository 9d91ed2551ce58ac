"""Benchmarks: measured, printed, never judged. ``make bench`` runs all; ``make bench ARGS=pages`` one."""
