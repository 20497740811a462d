"""What a check is, how check folders are loaded, and what declarative checks may say."""
