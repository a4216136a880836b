import numpy as np

rng = np.random.default_rng(5)
scores = rng.random((3000, 10), dtype=np.float32)
labels = rng.integers(0, 10, size=3000, dtype=np.uint8)
guess = scores.argmax(axis=1)
accuracy = np.equal(guess, labels).mean()
print(f"accuracy {float(accuracy):.3f}")
