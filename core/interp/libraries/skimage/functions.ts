import { bool, type DType, uint8, uint16 } from "../../../ndarray/dtypes/dtype.ts";
import { arrayOfShape, sketched } from "../../../ndarray/sketch.ts";
import { always, byTable, type DTypeRule, integers, ofArgument } from "../dtypes.ts";
import { arrayWith, like, reshaped } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Rule } from "../function.ts";

// What scikit-image computes in (skimage/_shared/utils.py, _supported_float_type).
const supported = byTable({ d: `${integers}d`, f: "ef" });
const real = `${integers}fd`;

const computed = (signature: string, name = "image"): LibraryFunction =>
  gives(signature, like(name, supported, "any"));
const ordered = (signature: string): LibraryFunction =>
  gives(signature, like("image", ofArgument(real), "any"));
const binary = (signature: string): LibraryFunction => gives(signature, like("image", always(bool, real)));

/** Images of three channels become ones of one. */
const grey: Rule = (given) =>
  reshaped(
    given,
    "rgb",
    supported,
    (shape) => (shape[shape.length - 1] === 3 ? shape.slice(0, -1) : undefined),
    "any",
  );

const colours: Rule = (given) =>
  reshaped(given, "rgb", supported, (shape) => (shape[shape.length - 1] === 3 ? shape : undefined), "any");

/** An image that is of the wanted dtype already is given back as it is. */
const converted =
  (dtype: DType | undefined, kept: string, rule: DTypeRule): Rule =>
  (given) => {
    const image = given.array("image");
    if (!image?.dtype || given.flag("force_copy", false) !== false) return undefined;
    const isKept = dtype ? image.dtype.char === dtype.char : kept.includes(image.dtype.char);
    return isKept ? given.value("image") : like("image", rule, "any")(given);
  };

const resized: Rule = (given) => {
  const shape = given.lengths("output_shape");
  const image = given.array("image");
  if (!shape || !image?.shape || !image.dtype || given.flag("preserve_range", false) === undefined)
    return undefined;
  const dtype = image.dtype.char === "?" ? undefined : supported(image.dtype);
  if (image.dtype.char !== "?" && !dtype) return undefined;
  const rest = image.shape.slice(shape.length);
  return shape.length <= image.shape.length ? new Fresh([...shape, ...rest], dtype) : undefined;
};

/** A footprint of this radius. */
const round = (sizeOf: (n: number) => number, name: string): LibraryFunction =>
  gives(`${name}, -dtype, strict_radius, decomposition`, (given) => {
    const n = given.int(name);
    const isWhole = given.value("decomposition") === undefined;
    return n !== undefined && n >= 0 && isWhole ? arrayOfShape([sizeOf(n), sizeOf(n)], uint8) : undefined;
  });

const number = sketched({ kind: "number", whole: false });
const threshold = gives("image, nbins", (given) => (given.array("image") ? number : undefined));

/** `skimage.filters`. */
export const filters: Readonly<Record<string, LibraryFunction>> = {
  gaussian: computed("image, sigma, mode, cval, preserve_range, truncate, channel_axis, -out"),
  sobel: computed("image, mask, -axis, mode, cval"),
  prewitt: computed("image, mask, -axis, mode, cval"),
  scharr: computed("image, mask, -axis, mode, cval"),
  roberts: computed("image, mask"),
  laplace: computed("image, ksize, mask"),
  threshold_local: computed("image, block_size, method, offset, mode, param, cval"),
  median: ordered("image, footprint, -out, mode, cval, -behavior"),
  threshold_otsu: threshold,
  threshold_li: threshold,
  threshold_yen: threshold,
  threshold_mean: threshold,
};

/** `skimage.color`. */
export const color: Readonly<Record<string, LibraryFunction>> = {
  rgb2gray: gives("rgb", grey),
  rgb2hsv: gives("rgb", colours),
  rgb2lab: gives("rgb, illuminant, observer", colours),
  gray2rgb: gives("image", (given) => {
    const image = arrayWith(given, "image", 2);
    return image && new Fresh([...image.shape, 3], image.dtype);
  }),
};

/** `skimage.transform`. */
export const transform: Readonly<Record<string, LibraryFunction>> = {
  resize: gives(
    "image, output_shape, order, mode, cval, clip, preserve_range, anti_aliasing, anti_aliasing_sigma",
    resized,
  ),
  rotate: gives("image, angle, -resize, center, order, mode, cval, clip, preserve_range", (given) => {
    const image = given.array("image");
    return image?.dtype?.char === "?" ? undefined : like("image", supported, "any")(given);
  }),
};

/** `skimage.util`, whose conversions are the package's own as well. */
export const util: Readonly<Record<string, LibraryFunction>> = {
  img_as_float: gives("image, force_copy", converted(undefined, "efdg", byTable({ d: integers }))),
  img_as_ubyte: gives("image, force_copy", converted(uint8, "", always(uint8, real))),
  img_as_uint: gives("image, force_copy", converted(uint16, "", always(uint16, real))),
};

/** `skimage.morphology`. */
export const morphology: Readonly<Record<string, LibraryFunction>> = {
  dilation: ordered("image, footprint, -out, mode, cval"),
  erosion: ordered("image, footprint, -out, mode, cval"),
  opening: ordered("image, footprint, -out, mode, cval"),
  closing: ordered("image, footprint, -out, mode, cval"),
  binary_dilation: binary("image, footprint, -out, mode"),
  binary_erosion: binary("image, footprint, -out, mode"),
  binary_opening: binary("image, footprint, -out, mode"),
  binary_closing: binary("image, footprint, -out, mode"),
  skeletonize: binary("image, method"),
  disk: round((n) => 2 * n + 1, "radius"),
};

/** `skimage.exposure`. */
export const exposure: Readonly<Record<string, LibraryFunction>> = {
  equalize_hist: computed("image, nbins, mask"),
  equalize_adapthist: computed("image, kernel_size, clip_limit, nbins"),
};

/** `skimage.feature`. */
export const feature: Readonly<Record<string, LibraryFunction>> = {
  canny: gives(
    "image, sigma, low_threshold, high_threshold, mask, use_quantiles, mode, cval",
    like("image", always(bool, "?bBhHiIefd")),
  ),
};
