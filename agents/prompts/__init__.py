"""The prompts of the specialists, as texts with front matter in Dutch and English."""
