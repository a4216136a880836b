import argparse

import numpy as np


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=5000)
    return parser.parse_args([])


def main():
    args = parse()
    np.save("trajectory.npy", np.zeros((5000, 96), dtype=np.float64))
    trajectory = np.load("trajectory.npy", mmap_mode="r")
    final = trajectory[-1]
    print(args.rows, final.shape, float(final.sum()))


if __name__ == "__main__":
    main()
