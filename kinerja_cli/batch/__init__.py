"""The unattended run: what lies in the inbox goes through the same verbs, under one lock."""
