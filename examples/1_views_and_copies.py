"""Views instead of copies: two arrays on one piece of memory, or twice the memory?

Hover over a name where it is assigned to see how its elements lie in memory.
The wavy lines have a quick-fix: put the cursor on one and press Ctrl+. (Cmd+.).
"""

import numpy as np

# A small array to look at. Slicing makes no copy: these are views of `tile`.
# Hover over each name: its cells lie among the 24 bytes of `tile`.
tile = np.array([[11, 12, 13, 14], [21, 22, 23, 24], [31, 32, 33, 34]], dtype=np.int16)
corner = tile[::2, 1::2]
flipped = tile[:, ::-1]
across = tile.T

# A view costs nothing even of a large array; a write through it is seen by both.
frames = np.zeros((60, 480, 640))
half = frames[:, ::2, ::2]
half[0] = 1.0

# flatten() always copies, here 147 MB. ravel() gives the same as a view.
pixels = frames.flatten()
print(pixels.mean())

# So does a list of indices, although a slice would do: frames[10:13].
chosen = frames[[10, 11, 12]]
print(chosen.max())

# And so does np.array() around what is an array already.
again = np.array(half)
print(again.sum())
