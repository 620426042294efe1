"""The doors: command line, HTTP, settings, bootstrap."""
