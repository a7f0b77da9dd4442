"""The panes and bars of the screens. Each shows values it is given and tells what was done to it."""
