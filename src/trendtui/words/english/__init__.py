"""What the program says in English: a module a room, WORDS in each; `{n:,}` is a number with its thousands."""
