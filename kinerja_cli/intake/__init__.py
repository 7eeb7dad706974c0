"""The outside shape of sheets: what offices send becomes rows of canonical text and findings."""
