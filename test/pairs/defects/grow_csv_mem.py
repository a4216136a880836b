import io

import numpy as np

text = io.StringIO("\n".join(f"{i},{i * 2}" for i in range(3000)))
rows = np.zeros((0, 2), dtype=np.float32)
for line in text:
    rows = np.append(rows, [[float(p) for p in line.split(",")]], axis=0)  # want: grow
print(rows.shape)
