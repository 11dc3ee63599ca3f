"""Rules that turn the model into OpenAPI."""
