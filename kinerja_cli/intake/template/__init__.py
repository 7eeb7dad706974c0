"""The empty workbook that offices fill in: the other direction of what intake reads."""
