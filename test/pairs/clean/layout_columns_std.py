import numpy as np

sensors = np.ones((200, 3000), dtype=np.float32)
spread = []
for k in range(sensors.shape[0]):
    spread.append(float(np.std(sensors[k])))
print(max(spread))
