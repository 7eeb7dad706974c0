"""The regulation as plain Python: pure functions on frozen values.

Nothing here opens a file, reads a clock or knows a database, so the same inputs under the same
policy always give the same answer.
"""
