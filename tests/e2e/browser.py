"""A headless Chromium by its DevTools protocol: a page is opened, keys are typed, what it was sent is drawn by pyte.

The page paints a terminal on a canvas, so its words are read from the frames that its socket received.
"""

from __future__ import annotations

import asyncio
import base64
import json
import os
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pyte

CHROMIUM = next((found for name in ("chromium", "google-chrome", "chromium-browser", "chrome")
                 if (found := shutil.which(name))), "")  # fmt: skip
"""The browser of this machine; empty when there is none on PATH."""

_KEYS = {"Enter": ("\r", 13), "Escape": ("", 27)}
PATIENCE = 30.0


class Browser:
    """One page."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._asked = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.failures: list[str] = []
        """What the page's console told as an error, and requests to other hosts."""

    async def listen(self) -> None:
        """Take what the browser tells until it ends."""
        async for message in self._socket:
            told = json.loads(message.data)
            if told.get("id") in self._answers:
                self._answers.pop(told["id"]).set_result(told.get("result", {}))
            elif told.get("method") == "Network.webSocketFrameSent":
                self._sent(told["params"]["response"]["payloadData"])
            elif told.get("method") == "Network.webSocketFrameReceived":
                frame = told["params"]["response"]
                if frame["opcode"] == 2:
                    self._stream.feed(base64.b64decode(frame["payloadData"]))
            elif told.get("method") == "Network.requestWillBeSent":
                address = told["params"]["request"]["url"]
                if not address.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:")):
                    self.failures.append(address)
            elif told.get("method") == "Runtime.exceptionThrown":
                self.failures.append(str(told["params"]["exceptionDetails"]["text"]))

    def _sent(self, payload: str) -> None:
        kind, *values = json.loads(payload)
        if kind == "resize":
            self._screen.resize(values[0]["height"], values[0]["width"])

    async def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol, and its answer."""
        self._asked += 1
        answer = self._answers[self._asked] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": self._asked, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, PATIENCE)

    async def open(self, address: str) -> None:
        """Open a page."""
        for domain in ("Network", "Page", "Runtime"):
            await self.ask(f"{domain}.enable")
        await self.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        await self.ask("Page.navigate", url=address)

    async def type(self, text: str) -> None:
        """Type characters, as a keyboard or an input method does."""
        for character in text:
            await self.ask("Input.insertText", text=character)

    async def press(self, key: str) -> None:
        """Press a key that is no character."""
        text, code = _KEYS[key]
        more = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            await self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more)

    def text(self) -> str:
        """What stands in the terminal of the page."""
        return "\n".join(self._screen.display)

    async def wait_for(self, *words: str) -> None:
        """Wait until all of some words stand there, or fail with what does."""
        until = time.monotonic() + PATIENCE
        # pyte leaves a blank behind every wide character.
        while not all(word in self.text() for word in words):
            if time.monotonic() > until:
                raise AssertionError(f"{words} did not appear in {PATIENCE} s:\n{self.text()}")
            await asyncio.sleep(0.05)

    async def picture(self) -> bytes:
        """The page as a PNG."""
        return base64.b64decode((await self.ask("Page.captureScreenshot", format="png"))["data"])


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """A browser with a profile of its own in a folder; closed in the end."""
    import aiohttp

    options = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={folder}", "--no-first-run",
               "--disable-background-networking", "--disable-sync", "--disable-gpu", "--disable-dev-shm-usage",
               "--window-size=1200,800"]  # fmt: skip
    if hasattr(os, "getuid") and os.getuid() == 0:
        options.append("--no-sandbox")
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *options, "about:blank", stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        port = await _port(folder / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as listed:
                page = next(one for one in await listed.json() if one["type"] == "page")
            async with session.ws_connect(page["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                found = Browser(socket)
                listening = asyncio.create_task(found.listen())
                try:
                    yield found
                finally:
                    listening.cancel()
                    with suppress(asyncio.CancelledError):
                        await listening
    finally:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), 10)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _port(file: Path) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError, ValueError, IndexError):
            return int(file.read_text("utf-8").splitlines()[0])
        await asyncio.sleep(0.05)
    raise AssertionError(f"{CHROMIUM} did not tell its port in {PATIENCE} s")
