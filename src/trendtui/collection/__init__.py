"""What belongs to the reader of reports: bookmarks anchored by words, saved searches, and the basket's exports."""
