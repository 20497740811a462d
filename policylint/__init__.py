"""policylint: a linter for 取扱規程, the regulations by which Japanese organisations handle マイナンバー."""

__version__ = "0.1.0"
