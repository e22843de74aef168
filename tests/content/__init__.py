"""What holds for this repository."""
