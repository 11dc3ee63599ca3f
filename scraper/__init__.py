"""Canvas REST API reference docs → `scraper.model.Reference`."""
