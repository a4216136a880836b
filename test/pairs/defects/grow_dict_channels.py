import numpy as np

logs = {"left": np.zeros(0, dtype=np.float32), "right": np.zeros(0, dtype=np.float32)}
for block in range(120):
    chunk = np.full(64, block, dtype=np.float32)
    side = "left" if block % 2 else "right"
    logs[side] = np.hstack([logs[side], chunk])  # want: grow
print({side: values.shape for side, values in logs.items()})
