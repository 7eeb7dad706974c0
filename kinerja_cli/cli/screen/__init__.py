"""Every word, table and progress bar on the terminal."""
