"""Onrecord: turns Markdown files about incidents into a website in which every claim carries its citation."""

__version__ = "0.1.0"
