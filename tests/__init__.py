"""The gate: what must hold before anything is published.

unit/     the harness, on a tiny project of its own; seconds
content/  what holds for this repository: its pages, examples and records
site/     the built site, as files and in a browser
"""
