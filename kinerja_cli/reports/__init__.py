"""What leaves the house: scores become a view, a view becomes HTML or a workbook."""
