"""The start is another name for it and has to stay."""
import numpy as np

start = np.ones(300_000, dtype=np.float32)
state = start
state = state - 0.5
print(float(start.sum()), float(state.sum()))
