"""Cases with a known answer: what the system is tried on, in Dutch and English."""
