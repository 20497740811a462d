"""``python -m policylint``."""

from policylint.cli.main import main

main()
