"""Result → bytes."""
