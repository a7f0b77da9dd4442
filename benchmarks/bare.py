"""The floor for `benchmarks/app.py`: a Textual app with four widgets and nothing behind them."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Input, Static


class Bare(App[None]):
    """A heading, a line to type in, a text, a foot."""

    def compose(self) -> ComposeResult:
        """The four of them."""
        yield Header()
        yield Input()
        yield Static("nothing here")
        yield Footer()


if __name__ == "__main__":
    Bare().run()
