from numpy import array, float32, ones, zeros

cell = ones((3, 3), dtype=float32)
atoms = zeros((40_000, 3), dtype=float32)
offsets = array([1, 2, 3, 4], dtype=float32)

moved = atoms @ cell
moved += offsets[:3]
print(moved.shape)
