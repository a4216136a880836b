import numpy as np

model = np.zeros((600, 900), dtype=np.float32, order="F")
data = np.ones((600, 900), dtype=np.float32)
model += data  # want: layout
print(float(model[0, 0]))
