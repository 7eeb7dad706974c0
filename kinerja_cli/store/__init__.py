"""The SQLite file: the only room with SQL."""
