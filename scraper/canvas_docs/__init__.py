"""Canvas REST API reference docs → `canvas_docs.model.Reference`."""
