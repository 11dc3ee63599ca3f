"""Which scopes an integration needs, what is wrong with a list of them, and what to change on a key."""
