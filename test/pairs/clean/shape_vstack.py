import numpy as np

header = np.zeros(10, dtype=np.float32)
body = np.ones((50, 12), dtype=np.float32)
page = np.vstack((np.pad(header, (0, 2)), body))
print(page.shape)
