"""Real tools, run on our documents: `make consumers`. Slow (minutes); not part of `make test`."""
