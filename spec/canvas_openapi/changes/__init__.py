"""What changed between two editions of the docs, and what that means for those who call the API."""
