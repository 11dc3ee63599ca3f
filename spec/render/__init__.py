"""Reference and OpenAPI document → a docs site and client packages, as `{path: bytes}`; nothing here touches the disk."""
