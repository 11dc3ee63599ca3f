"""Reference and OpenAPI document → a docs site and client packages, as `{path: bytes}`. Nothing here writes."""
