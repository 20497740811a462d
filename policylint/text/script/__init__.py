"""Signs: numerals, widths, brackets and sentence ends."""
