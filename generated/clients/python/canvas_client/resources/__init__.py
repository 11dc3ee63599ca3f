"""The methods, one module per resource."""
