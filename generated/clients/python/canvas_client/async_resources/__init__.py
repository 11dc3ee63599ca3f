"""The async methods, one module per resource."""
