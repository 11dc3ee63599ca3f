"""The verbs of the command line. Only they, `scraper.fetch.command` and `spec.report` print."""
