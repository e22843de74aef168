"""What the site's builder does with our pages beyond its own; `hook.py` is what it calls."""
