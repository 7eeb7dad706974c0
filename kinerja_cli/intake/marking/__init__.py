"""The marked copy: the officer's own workbook back, with its faulty cells coloured."""
