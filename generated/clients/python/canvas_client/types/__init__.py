"""The types of arguments, one module per resource."""
