"""What reports show: scores and records of a period become views."""
