import numpy as np

ledger = np.ones((1500, 300), dtype=np.float32)
peak = 0.0
for row in ledger:
    peak = max(peak, float(row.max()))
print(peak)
