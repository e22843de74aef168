"""The gate: what must be true before anything is published.

unit/     the harness, on a separate tiny project; seconds
content/  what must be true of this repository: its pages, examples, and records
site/     the built site, as files and in a browser
"""
