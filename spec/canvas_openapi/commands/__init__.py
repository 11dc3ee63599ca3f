"""The verbs of the command line. Only they, `canvas_docs.fetch.command` and `canvas_openapi.report` print."""
