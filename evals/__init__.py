"""How good the answers and prompts are."""
