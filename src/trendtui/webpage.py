"""What answers the browser: textual-serve's server, with a page of our own and a look at who asks.

A page of our own, because the one of textual-serve (1.1) waits for a font of another site and names the address that
was bound, which other machines cannot reach. A look at who asks, because any site open in the same browser may try to
connect to this machine: only pages that came from here may, and none under a name that is not ours.
"""

from __future__ import annotations

import asyncio
import html
import logging
import os
import time
from contextlib import suppress
from importlib.resources import files
from urllib.parse import urlsplit

import click
from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from trendtui.words import chosen, say

_PATIENCE = 5.0
"""Seconds that a page's process has to end."""

_OURS = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names under which a browser reaches this machine itself."""


class Page(Server):
    """Serves the app to browsers."""

    def __init__(self, command: str, host: str, port: int, *, loopback: bool) -> None:
        """`command` starts the app; `loopback` says that `host` is reached from this machine only."""
        super().__init__(command, host=host, port=port, title="trendtui")
        self._names = _OURS | {host.strip("[]").lower()} if loopback else None

    @property
    def url(self) -> str:
        """Where it is, for people."""
        host = f"[{self.host}]" if ":" in self.host and not self.host.startswith("[") else self.host
        return f"http://{host}:{self.port}"

    def serve(self, debug: bool = False) -> None:
        """Serve until the process is interrupted; says where as soon as it can be reached. `debug` is of no effect."""
        # Only what goes wrong, and without the values of a program's variables.
        logging.basicConfig(level=logging.WARNING, format="%(message)s")
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            print=lambda _: click.echo(say("serve.at", url=self.url), err=True),
        )

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: it cannot be reached yet."""

    async def _make_app(self) -> web.Application:
        app: web.Application = await super()._make_app()
        app.middlewares.append(self._checked())
        app.on_cleanup.append(_children_gone)
        return app

    def _checked(self) -> Middleware:
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            origin = request.headers.get("Origin")
            if not _named(request.host, self._names) or (origin and urlsplit(origin).netloc != request.host):
                raise web.HTTPForbidden(text="This page did not come from here.")
            return await handler(request)

        made: Middleware = web.middleware(check)
        return made

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page that holds the terminal, its addresses those under which it was asked for."""
        scheme = "wss" if request.scheme == "https" else "ws"
        values = {
            "language": chosen(),
            "socket": f"{scheme}://{request.host}{request.app.router['websocket'].url_for()}",
            "size": _size(request.query.get("fontsize", "")),
            "ended": say("serve.ended"),
            "again": say("serve.again"),
            "loading": say("serve.loading"),
        }
        text = files("trendtui").joinpath("webpage.html").read_text("utf-8")
        for name, value in values.items():
            text = text.replace(f"[[{name}]]", html.escape(value))
        return web.Response(text=text, content_type="text/html")


async def _children_gone(app: web.Application) -> None:
    """Wait until the processes of the pages are gone: textual-serve tells them to quit and goes, and asyncio
    complains of those that end after its loop."""
    until = time.monotonic() + _PATIENCE
    with suppress(ChildProcessError):
        while hasattr(os, "waitid") and time.monotonic() < until:
            os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            await asyncio.sleep(0.05)
    # What they had to say to the loop is said now.
    await asyncio.sleep(0.05)


def _named(host: str, names: frozenset[str] | None) -> bool:
    """Whether a Host header has one of our names; any will do where `names` is None."""
    return names is None or (urlsplit(f"//{host}").hostname or "") in names


def _size(typed: str) -> str:
    """A font's size in pixels, as the address may wish (?fontsize=20)."""
    return str(min(64, max(6, int(typed)))) if typed.isascii() and typed.isdecimal() else "16"
