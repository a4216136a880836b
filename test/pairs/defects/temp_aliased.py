"""A state of its own is made anew."""
import numpy as np

start = np.ones(300_000, dtype=np.float32)
state = start.copy()
state = state - 0.5  # want: temp
print(float(start.sum()), float(state.sum()))
