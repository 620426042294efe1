"""One reader a file format: ``read(content, draft)`` adds the file's text to the draft."""
