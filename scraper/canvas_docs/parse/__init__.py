"""Blocks → model: the same parser for every published form."""
