import { bool, type DType, uint8 } from "../../../ndarray/dtypes/dtype.ts";
import { arrayOfShape } from "../../../ndarray/sketch.ts";
import { Fresh, gives, type LibraryFunction } from "../function.ts";

const picture = (dtype: DType, ...shape: number[]): LibraryFunction =>
  gives("", () => new Fresh(shape, dtype, "C"));

/** `skimage.data`: the pictures that come with the package. */
export const data: Readonly<Record<string, LibraryFunction>> = {
  astronaut: picture(uint8, 512, 512, 3),
  binary_blobs: gives("length, blob_size_fraction, n_dim, volume_fraction, rng", (given) => {
    const [length, axes] = [given.int("length", 512), given.int("n_dim", 2)];
    return length && axes && axes > 0 && axes < 10 ? arrayOfShape(Array(axes).fill(length), bool) : undefined;
  }),
  brick: picture(uint8, 512, 512),
  camera: picture(uint8, 512, 512),
  cat: picture(uint8, 300, 451, 3),
  chelsea: picture(uint8, 300, 451, 3),
  checkerboard: picture(uint8, 200, 200),
  clock: picture(uint8, 300, 400),
  coffee: picture(uint8, 400, 600, 3),
  coins: picture(uint8, 303, 384),
  grass: picture(uint8, 512, 512),
  gravel: picture(uint8, 512, 512),
  horse: picture(bool, 328, 400),
  hubble_deep_field: picture(uint8, 872, 1000, 3),
  immunohistochemistry: picture(uint8, 512, 512, 3),
  moon: picture(uint8, 512, 512),
  page: picture(uint8, 191, 384),
  rocket: picture(uint8, 427, 640, 3),
  text: picture(uint8, 172, 448),
};
