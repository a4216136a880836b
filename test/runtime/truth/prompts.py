"""What NumPy prints at a prompt for the lines of test/runtime/prompts, page by page."""

import pathlib
import sys

from facts import store

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parents[2] / "scripts"))

from docstrings import examples  # noqa: E402

pages = []
for path in sorted((here.parent / "prompts").glob("*.txt")):
    found = examples(path.read_text())
    lost = [example["source"] for example in found if example["real"] is None]
    assert not lost, lost
    pages.append({"page": path.stem, "entries": [{"source": e["source"], **e["real"]} for e in found]})
store("prompts", pages)
