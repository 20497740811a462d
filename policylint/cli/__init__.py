"""The command line: one file per command.  The only home of click."""
