"""The doors: command line, HTTP, settings, bootstrap."""

__version__ = "0.1.0"
