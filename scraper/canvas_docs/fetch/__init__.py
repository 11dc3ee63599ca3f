"""The live docs → a snapshot folder. The only networked code of the project.

`discovery` lists the pages, `client` asks for them one at a time, `acceptance` decides whether an answer is the page
that was asked for, `snapshot` keeps it, and `run` leads from one to the next. `manifest` reads a snapshot without
importing anything of the network.
"""
