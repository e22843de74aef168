"""What must be true of this repository."""
