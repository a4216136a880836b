import numpy as np

logs = {"left": [], "right": []}
for block in range(120):
    chunk = np.full(64, block, dtype=np.float32)
    side = "left" if block % 2 else "right"
    logs[side].append(chunk)
logs = {side: np.concatenate(chunks) for side, chunks in logs.items()}
print({side: values.shape for side, values in logs.items()})
