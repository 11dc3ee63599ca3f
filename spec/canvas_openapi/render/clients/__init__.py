"""OpenAPI document → client packages: `python.render_python`, `typescript.render_typescript`; `naming` has the names.

Nothing is imported here: the site needs the model of the clients, and not what writes the packages.
"""
