"""Regulations as positioned trees.  The only home of ruamel.yaml and jsonschema."""
