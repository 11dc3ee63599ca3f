"""`scraper.model.Reference` → OpenAPI document, docs site, client packages."""
