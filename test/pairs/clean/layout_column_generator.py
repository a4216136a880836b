import numpy as np

ledger = np.ones((2500, 150), dtype=np.float32)
best = float(ledger.max())
print(best)
