"""Reference → OpenAPI document."""
