"""Values → styled text: pure functions that the widgets paint with. No widget, no colour, no index."""
