"""The sentence: morphemes, chunks, acts and their modality."""
