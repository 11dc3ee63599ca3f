"""An invented corpus: pages that show every irregularity of FORMATS.md, with what they say (the "truth").

| part | what |
|---|---|
| `pages/` | written by hand, a folder for each form: the irregularities that only this form has |
| `truth/` | what these pages say, by hand as well: routes, and fields of objects |
| `mills.py` | what authors do in any form; published in each by the writers in `tests/forms/` |
| `irregularities.py` | where each irregularity is shown |
| `layout.py` | all of it in one folder, laid out as the corpus of real pages is: each test of accuracy runs on both |
| `scoring.py`, `wire.py` | how much of a truth is in an OpenAPI document |
"""
