"""How results look in a terminal: text of any origin is shown as it is, never obeyed."""
