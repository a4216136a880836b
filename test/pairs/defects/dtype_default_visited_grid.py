import numpy as np

SIZE = 700


def flood(start):
    visited = np.zeros((SIZE, SIZE))  # want: dtype
    stack = [start]
    steps = 0
    while stack and steps < 3000:
        r, c = stack.pop()
        if visited[r, c]:
            continue
        visited[r, c] = 1
        steps += 1
        for dr, dc in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            rr, cc = r + dr, c + dc
            if 0 <= rr < SIZE and 0 <= cc < SIZE and not visited[rr, cc]:
                stack.append((rr, cc))
    return visited


seen = flood((10, 10))
print(int(np.count_nonzero(seen)))
