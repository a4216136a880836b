import numpy as np

columns = []
for k in range(100):
    columns.append(np.full(300, k, dtype=np.float32))
panel = np.column_stack(columns)
print(panel.shape)
