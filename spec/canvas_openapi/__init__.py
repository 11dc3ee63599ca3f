"""`canvas_docs.model.Reference` → OpenAPI document, docs site, client packages."""
