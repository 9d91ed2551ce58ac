"""Copies of a room as files, written slice by slice: ``pieces_of`` gives the bytes, one format a module.

Each slice is read as its reader, anew: who loses the right to read while a long copy is written gets no more
of it, and no transaction or scope stays open between two pieces.
"""

from rooms.exporting.writing import FORMATS, Copying, pieces_of

__all__ = ["FORMATS", "Copying", "pieces_of"]
