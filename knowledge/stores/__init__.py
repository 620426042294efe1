"""Where things are kept: SQLAlchemy for records, Chroma for vectors."""
