import numpy as np

model = np.zeros((600, 900), dtype=np.float32)
data = np.ones((600, 900), dtype=np.float32)
model += data
print(float(model[0, 0]))
