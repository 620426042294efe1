"""Documents in: text with locators, and chunks with exact offsets."""
