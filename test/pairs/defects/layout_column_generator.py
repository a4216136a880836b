import numpy as np

ledger = np.ones((2500, 150), dtype=np.float32)
best = max(float(ledger[:, j].max()) for j in range(150))  # want: layout
print(best)
