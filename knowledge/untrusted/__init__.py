"""Text that others wrote: whether it talks to the machine that reads it, and what of it may be shown."""
