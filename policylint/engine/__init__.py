"""From documents to a result.  The only caller of checks."""
