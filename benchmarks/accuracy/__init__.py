"""How often policylint is right: lint against regulations that people have labelled."""
