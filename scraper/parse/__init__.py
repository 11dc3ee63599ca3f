"""Blocks to model: pure functions, one grammar each."""
