"""How each kind of case is put to the system, and what is measured of what comes out."""
