"""Everything about one person: what is held, where it also lies, what rests on it."""
