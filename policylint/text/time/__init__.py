"""When: dates, lengths, recurrences, deadlines, and words of time without a number."""
