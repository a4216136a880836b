import numpy as np
from itertools import product, islice

RULES = {"life": ({3}, {2, 3}), "highlife": ({3, 6}, {2, 3}), "seeds": ({2}, set()), "daynight": ({3, 6, 7, 8}, {3, 4, 6, 7, 8})}

def lookup(birth, stay):
    table = np.zeros((2, 9), dtype=np.uint8)
    table[0, sorted(birth)] = 1
    if stay: table[1, sorted(stay)] = 1
    return table

def neighbours(g):
    total = np.zeros_like(g)
    for dy, dx in product((-1, 0, 1), repeat=2):
        if dy or dx:
            total += np.roll(g, (dy, dx), axis=(0, 1))
    return total

def evolve(g, rule):
    while True:
        yield g
        g = rule[g, neighbours(g)]

glider = np.array([[0,1,0],[0,0,1],[1,1,1]], np.uint8)
world = np.zeros((24, 32), np.uint8)
world[1:4, 1:4] = glider
world[10:13, 10:13] = glider[::-1]
world[18:21, 20:23] = np.rot90(glider, 2)
counts = {}
for name, (b, s) in RULES.items():
    table = lookup(b, s)
    frames = np.stack(list(islice(evolve(world, table), 12)))
    counts[name] = frames.sum(axis=(1, 2))
    print(name.ljust(9), counts[name].tolist())
film = np.stack(list(counts.values()), axis=1)
alive = frames.any(axis=0)
age = np.where(alive, frames[::-1].argmax(0), -1)
ys, xs = np.nonzero(world)
box = world[ys.min():ys.max()+1, xs.min():xs.max()+1]
packed = np.packbits(world, axis=1)
again = np.unpackbits(packed, axis=1, count=world.shape[1])
print(film.shape, film.dtype, age.dtype, box.shape, packed.shape, np.array_equal(again, world))
for row in box[:4]: print("".join(".#"[v] for v in row))
