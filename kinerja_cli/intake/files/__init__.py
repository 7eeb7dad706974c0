"""What a file is, by its bytes, and its sheets as rows of values."""
