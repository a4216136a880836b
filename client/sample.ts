/** A program that shows each technique once, with what ndlens says of it. */
export const sample = `"""A first look at ndlens: hover over the names, and open the view "NumPy Memory"."""

import numpy as np

frames = np.zeros((60, 480, 640))

# A view costs nothing: it lies on the memory of \`frames\`.
half = frames[:, ::2, ::2]

# A copy does: the wavy line offers ravel().
pixels = frames.flatten()
print(pixels.mean(), half.max())

# The columns of an array in C order lie apart: put in order they are a copy.
grid = np.ones((2000, 1000))
columns = grid.T.ravel()
print(columns.max())

# uint8 becomes float64, eight times as large.
image = np.full((1080, 1920), 200, dtype=np.uint8)
scaled = image / 255
print(scaled.mean())

# 3000 and 3000 x 1 are broadcast to a table of nine million.
measured = np.zeros(3000)
expected = np.zeros((3000, 1))
error = measured - expected
print(error.max())

# squeeze() drops axes of length 1 without a copy; the copy is not needed.
batch = np.zeros((1, 1080, 1920, 1), dtype=np.float32)
picture = batch.squeeze().copy()
print(picture.mean())

# A memory map takes no memory, until it is calculated with as a whole.
mapped = np.memmap("readings.dat", dtype=np.float64, mode="w+", shape=(1000, 10_000))
doubled = mapped * 2
print(doubled.sum())

# How large this is depends on what is typed: the panel has a slider for it.
n = int(input("rows: "))
table = np.ones((n, 16))
print((table * 2).sum())
`;
