"""Regulation → other formats."""
