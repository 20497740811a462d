"""Accuracy and speed, run by hand; never part of the timed tests."""
