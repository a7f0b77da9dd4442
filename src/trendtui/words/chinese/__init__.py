"""What the program says in Chinese: the same keys as in `english`."""
