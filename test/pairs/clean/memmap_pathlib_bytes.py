from pathlib import Path

import numpy as np

path = Path("volume.raw")
path.write_bytes(bytes(800_000))
volume = np.memmap(path, dtype=np.uint16, mode="r")
slab = volume[2000:2400]
print(int(slab.sum()))
