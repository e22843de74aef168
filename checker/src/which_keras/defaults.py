"""What a call relies on and another release does differently: positions and defaults."""
