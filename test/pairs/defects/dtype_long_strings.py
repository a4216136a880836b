import numpy as np

notes = ["ok"] * 5000
notes[17] = "the operator left the site because of a storm warning " * 8
log = np.array(notes)  # want: dtype
print(np.count_nonzero(log == "ok"))
