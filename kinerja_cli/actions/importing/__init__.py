"""The steps of `import`: rows become records, are compared with what is in force, and written."""
