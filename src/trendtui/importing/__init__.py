"""From files to an index: the walk, what changed, and one transaction a document. No screen, no printing."""
