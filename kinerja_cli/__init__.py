"""kinerja: performance evaluation of Indonesian civil servants from office spreadsheets."""

__version__ = "0.1.0"
