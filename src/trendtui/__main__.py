"""`python -m trendtui` is `trendtui`."""

from trendtui.cli import main

if __name__ == "__main__":
    main(prog_name="trendtui")
