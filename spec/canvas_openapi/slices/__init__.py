"""A part of the API as a whole, valid document, and the form of it that language models take as tools."""
