"""Errors that a user can do something about: one sentence of what is wrong and one of what helps."""

from __future__ import annotations


class Problem(Exception):
    """A failure to tell the user about, never shown as a traceback.

    `str(problem)` is the whole message; `remedy` is what to do, already part of it when given.
    """

    exit_code = 1

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what}\n{remedy}" if remedy else what)
        self.what = what
        self.remedy = remedy


class Misuse(Problem):
    """The command or the query was given wrongly."""

    exit_code = 2
