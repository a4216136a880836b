"""Choosing dtypes: eight bytes an element are often four or seven too many.

Hover over a name to see its bytes and what is known of its values.
"""

import numpy as np

# Grey values fit into a byte. Divided by 255 they become float64: eight times the memory.
image = np.full((1080, 1920), 200, dtype=np.uint8)
scaled = image / 255
print(scaled.mean())

# Divided in float32: half of that, and still seven digits.
lean = np.divide(image, 255, dtype=np.float32)
print(lean.mean())

# A Python number leaves float32 alone; a NumPy float64 scalar doubles the result.
signal = np.ones(1_000_000, dtype=np.float32)
louder = signal * 2.0
scale = np.sqrt(2.0)
wider = signal * scale
print(louder.dtype, wider.dtype)

# astype() copies even when there is nothing to convert.
same = signal.astype(np.float32)
print(same.sum())
