"""`python -m kinerja_cli` does what the `kinerja` command does."""

from kinerja_cli.cli import main

if __name__ == "__main__":
    main()
