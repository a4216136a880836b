import argparse

import numpy as np

parser = argparse.ArgumentParser(description="Normalise a stack of images")
parser.add_argument("--count", type=int, default=20)
parser.add_argument("--size", type=int, default=128)
args = parser.parse_args([])


def make_stack(count, size):
    stack = None
    for k in range(count):
        image = np.full((1, size, size), k, dtype=np.uint8)
        stack = image if stack is None else np.concatenate([stack, image])  # want: grow
    return stack


stack = make_stack(args.count, args.size)
print(stack.shape, int(stack.max()))
