"""`trendtui serve`: the app in a real browser, and whom it is shown to."""

from __future__ import annotations

import asyncio
import shutil
import signal
import struct
import subprocess
import sys
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.browser import CHROMIUM, browser
from tests.e2e.conftest import Run
from trendtui.serving import command, free_port, is_loopback
from trendtui.words import chosen

try:
    import aiohttp
    import textual_serve  # noqa: F401

    MISSING = ""
except ModuleNotFoundError as error:
    MISSING = f"the extra `web` is not installed: {error}"

serves = pytest.mark.skipif(bool(MISSING), reason=MISSING or "served")
shown = pytest.mark.skipif(not CHROMIUM, reason="no chromium or google-chrome on PATH")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="ends by a signal")]


@contextmanager
def served(index: Path, environment: dict[str, str], *options: str) -> Iterator[str]:
    """A served app's address; ended as a person ends it."""
    port = free_port("127.0.0.1")
    arguments = [sys.executable, "-m", "trendtui", "serve", "--db", str(index), "--port", str(port), *options]
    with subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        told = ""
        while "trendtui is at" not in told:
            line = process.stderr.readline()
            assert line, f"it ended: {told}"
            told += line
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.stderr.read()
            assert process.wait(20) == 0, rest
            assert "Traceback" not in rest


@pytest.fixture
def index(seeds_index: Path, tmp_path: Path) -> Path:
    """An index whose path a shell would take apart."""
    path = tmp_path / "my reports $(x) 报告" / "the index.db"
    path.parent.mkdir()
    shutil.copy(seeds_index, path)
    return path


@serves
@shown
async def test_search_and_read_a_passage_in_a_browser(
    index: Path, environment: dict[str, str], tmp_path: Path
) -> None:  # fmt: skip
    with served(index, environment) as address:
        async with browser(tmp_path / "profile") as page:
            await page.open(address)
            await page.wait_for("5 documents")
            await page.type("/算力")
            await page.wait_for("typed")
            await page.press("Enter")
            await page.type("4j")
            await page.press("Enter")
            await page.wait_for("hit ")
            picture = await page.picture()
            assert picture[:8] == b"\x89PNG\r\n\x1a\n"
            assert len(colours(picture)) > 20, "the terminal is painted"
            await page.press("Escape")
            await page.wait_for("as typed")
            await page.type("q")
            closed = "document.body.classList.contains('-closed')"
            for _ in range(100):
                if (await page.ask("Runtime.evaluate", expression=closed))["result"].get("value"):
                    break
                await asyncio.sleep(0.05)
            else:
                raise AssertionError("the page did not tell that the session ended")
            assert page.failures == [], "nothing is asked of other hosts, no script fails"


@serves
@shown
async def test_a_page_begins_with_a_query_line(index: Path, environment: dict[str, str], tmp_path: Path) -> None:
    with served(index, environment, "--query", "-company:OpenAI theme:agents") as address:
        async with browser(tmp_path / "profile") as page:
            await page.open(address)
            await page.wait_for("not company OpenAI", "-company:OpenAI theme:agents")


@pytest.fixture
async def asked(index: Path, environment: dict[str, str]) -> AsyncIterator[tuple[aiohttp.ClientSession, str]]:
    """A client and the address of a served app."""
    with served(index, environment) as address:
        async with aiohttp.ClientSession() as session:
            yield session, address


@serves
async def test_only_pages_from_here_may_connect(asked: tuple[aiohttp.ClientSession, str]) -> None:
    session, address = asked
    port = address.rpartition(":")[2]
    tries = [
        ("/", {}, 200), ("/", {"Host": f"localhost:{port}"}, 200), ("/", {"Host": f"elsewhere.example:{port}"}, 403),
        ("/ws", {"Origin": "http://elsewhere.example"}, 403), ("/ws", {"Origin": f"http://localhost:{port}"}, 403),
        ("/static/js/textual.js", {}, 200), ("/?fontsize=<script>", {}, 200),
    ]  # fmt: skip
    for path, headers, status in tries:
        async with session.get(address + path, headers=headers) as answer:
            text = await answer.text()
            assert answer.status == status, (path, headers, text)
            assert '<script>"' not in text
            if path == "/" and status == 200:
                host = headers.get("Host", address.removeprefix("http://"))
                assert f'data-session-websocket-url="ws://{host}/ws"' in text
    async with session.ws_connect(f"{address}/ws", origin=address) as socket:
        assert not socket.closed


@serves
def test_a_port_that_is_taken_and_an_address_that_is_not_ours_are_told(trendtui: Run, index: Path) -> None:
    import socket

    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        done = trendtui("serve", "--db", index, "--port", port)
    assert done.returncode == 1
    assert f"cannot listen at 127.0.0.1, port {port}" in done.stderr
    assert f"--port {port + 1}" in done.stderr
    done = trendtui("serve", "--db", index, "--port", "0", "--host", "203.0.113.7")
    assert done.returncode == 1
    assert "cannot listen at 203.0.113.7" in done.stderr
    done = trendtui("serve", "--db", index, "--host", "203.0.113.7")
    assert "Warning: 203.0.113.7 is not this machine alone" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_the_extra_it_says_what_to_install(trendtui: Run, index: Path, tmp_path: Path) -> None:
    (tmp_path / "textual_serve.py").write_text("raise ModuleNotFoundError('No module named textual_serve')")
    done = trendtui("serve", "--db", index, PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert "pip install 'trendtui[web]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_command_keeps_a_path_in_one_piece_and_loopback_is_known() -> None:
    line = command(Path("/a b/$(touch x)/报告.db"), "theme:agents; ls")
    told = subprocess.run(
        ["sh", "-c", f"printf '%s\\n' {line}"], capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()  # fmt: skip
    wanted = ["--lang", chosen(), "--db", "/a b/$(touch x)/报告.db", "--query", "theme:agents; ls"]
    assert told == [sys.executable, "-m", "trendtui", *wanted]
    hosts = ("127.0.0.1", "127.3.2.1", "::1", "[::1]", "LocalHost", "0.0.0.0", "::", "192.168.1.4", "reports.example")
    assert [host for host in hosts if is_loopback(host)] == list(hosts[:5])


def colours(picture: bytes) -> set[bytes]:
    """The distinct colours of a PNG of eight bits a channel, as its filters leave them: many mean a picture."""
    width, _, _, kind = struct.unpack(">IIBB", picture[16:26])
    size = {2: 3, 6: 4}[kind]
    data, at = b"", 8
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            data += picture[at + 8 : at + 8 + length]
        at += length + 12
    rows = zlib.decompress(data)
    step = width * size + 1
    return {rows[n : n + size] for start in range(1, len(rows), step) for n in range(start, start + step - size, size)}
