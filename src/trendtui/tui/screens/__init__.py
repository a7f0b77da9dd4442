"""The screens: each owns its values, hands them down to its widgets and decides what messages lead to."""
