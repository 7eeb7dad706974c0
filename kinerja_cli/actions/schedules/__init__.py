"""The schedulers that `schedule` writes for, one each."""
