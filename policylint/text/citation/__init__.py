"""Who cites whom: references, names of documents, short names, and what they resolve to."""
