"""The app in a browser: the command line that starts it there, and whom it is shown to.

Each page that is opened gets a process of its own. What answers the browser is `trendtui.webpage`, which needs the
extra `web` and is loaded here.
"""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from trendtui.model.problems import Problem
from trendtui.words import chosen, say

if TYPE_CHECKING:
    from trendtui.webpage import Page

_DRIVER = "TEXTUAL_DRIVER"
"""Set by textual-serve for the processes that it starts."""


def in_browser() -> bool:
    """Whether this process was started to be shown in a browser: then it has no terminal, and needs none."""
    return "web_driver" in os.environ.get(_DRIVER, "")


def prepared(index: Path, line: str, host: str, port: int) -> Page:
    """What will serve the app on an index, beginning with a query line; at a free port when `port` is 0.

    Raises:
        Problem: textual-serve is not installed, or the address is none of this machine's.
    """
    try:
        from trendtui.webpage import Page
    except ModuleNotFoundError as error:
        raise Problem(say("serve.missing"), say("serve.install")) from error
    return Page(command(index, line), host, port or free_port(host), loopback=is_loopback(host))


def listen(page: Page) -> None:
    """Serve until the process is interrupted; warns when others than this machine may reach it.

    Raises:
        Problem: nobody can listen there.
    """
    if not is_loopback(page.host):
        click.echo(f"trendtui: {say('serve.open', host=page.host, url=page.url)}", err=True)
    try:
        page.serve()
    except OSError as error:
        raise Problem(
            say("serve.taken", host=page.host, port=page.port, why=error.strerror or error),
            say("serve.other_port", port=page.port + 1 if page.port < 65535 else 8000),
        ) from error


def command(index: Path, line: str = "") -> str:
    """The shell's line that starts the app on an index, whatever is in its path, in the language chosen here."""
    parts = [sys.executable, "-m", "trendtui", "--lang", chosen(), "--db", str(index.absolute())]
    parts += ["--query", line] if line else []
    return subprocess.list2cmdline(parts) if os.name == "nt" else shlex.join(parts)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address.

    >>> is_loopback("localhost"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, True, False, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def free_port(host: str) -> int:
    """A port that nobody listens at.

    Raises:
        Problem: the address is none of this machine's.
    """
    try:
        family = socket.getaddrinfo(host, 0, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as found:
            found.bind((host, 0))
            return int(found.getsockname()[1])
    except OSError as error:
        raise Problem(
            say("serve.taken", host=host, port=0, why=error.strerror or error), say("serve.other_port", port=8000)
        ) from error
