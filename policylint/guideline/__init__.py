"""The editions of the guideline."""
