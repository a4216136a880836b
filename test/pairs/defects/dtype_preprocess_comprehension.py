import numpy as np

thumbs = [np.full((96, 96, 3), i, dtype=np.uint8) for i in range(12)]
ready = [thumb.astype(float) for thumb in thumbs]  # want: dtype
total = 0.0
for picture in ready:
    picture -= 10
    total += float(picture.mean())
print(total)
