"""Procedural dungeon: cellular caves, light and fog of war."""
import numpy as np

SIZE = 500
WALL, FLOOR, WATER = 1, 0, 2


class Dungeon:
    def __init__(self, seed):
        rng = np.random.default_rng(seed)
        self.tiles = (rng.random((SIZE, SIZE), dtype=np.float32) < 0.45).astype(np.uint8)
        self.light = rng.integers(100, 200, size=(SIZE, SIZE), dtype=np.uint8)
        self.seen = np.zeros((SIZE, SIZE), dtype=bool)

    def neighbours(self):
        padded = np.pad(self.tiles, 1)
        count = np.zeros_like(self.tiles)
        for dy in range(3):
            for dx in range(3):
                if dy == 1 and dx == 1:
                    continue
                count += padded[dy:dy + SIZE, dx:dx + SIZE]
        return count

    def step(self):
        count = self.neighbours()
        np.greater(count, 4, out=self.tiles, casting="unsafe")

    def look(self, y, x, radius=6):
        self.seen[max(y - radius, 0):y + radius, max(x - radius, 0):x + radius] = 1

    def brighten(self, torch):
        """Light with a torch added, 0 to 255."""
        lit = np.minimum(self.light, 255 - torch)
        lit += np.uint8(torch)
        return np.clip(lit, 0, 255)
        return lit


def shade(tiles, ramp):
    """Darken every column by a ramp."""
    return tiles * ramp


def count_floor(tiles):
    return int(np.count_nonzero(tiles == FLOOR))


def viewport(tiles, top, left):
    part = tiles[top:top + 300]
    return part[:, left:left + 60]


dungeon = Dungeon(11)
for _ in range(4):
    dungeon.step()
for position in [(10, 20), (100, 120), (300, 44)]:
    dungeon.look(*position)
print(int(dungeon.seen.sum()), count_floor(dungeon.tiles))
lit = dungeon.brighten(80)
ramp = np.linspace(0, 1, SIZE, dtype=np.float32)
print(lit.max(), shade(lit, ramp).mean())
print(viewport(dungeon.tiles, 100, 30).sum())
minimap = dungeon.tiles[::4, ::4].copy()
minimap[minimap == FLOOR] = WATER
print(np.bincount(minimap.ravel()))
