"""Seeded mutations of the invented pages, through all outputs. `make fuzz N=1000` runs as many as you like."""
