"""The reader's corrections: the file that keeps them, and what they make of the findings of a document."""
