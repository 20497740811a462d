"""Japanese legal prose: sentences, numerals, time, references and the facts of a clause."""
