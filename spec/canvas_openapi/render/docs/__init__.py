"""The docs site: `render_docs(reference, document, options)` gives its files as `{path: bytes}`.

catalogue (what there is) → views (what a page shows) → templates/docs (how it looks); links, markup, tree, samples,
answers, groups and search serve the views.
"""

from canvas_openapi.render.docs.site import docs_files, render_docs
from canvas_openapi.render.docs.site_options import Options

__all__ = ["Options", "docs_files", "render_docs"]
