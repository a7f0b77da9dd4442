"""Decoded text → `Parsed`: metadata, sections, passages with their places, and what was left out.

`reader` is the door; the other modules are one format or one stage each.
"""
