import { float64, type Shape, uint8 } from "../../ndarray/dtypes/dtype.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { arrayOfShape, freshLength, sketched } from "../../ndarray/sketch.ts";
import { pyInt, type Value } from "../../ndarray/value.ts";
import { always, type DTypeRule, ofArgument } from "./dtypes.ts";
import { arrayWith, like, reshaped } from "./forms.ts";
import { gives, type LibraryFunction, type Piece, type Rule } from "./function.ts";
import type { Given } from "./given.ts";

// OpenCV's constants, whose values are part of its interface (opencv2/imgcodecs.hpp, opencv2/imgproc.hpp).
const asGrey = 0;
const asColour = 1;
const asSource = -1;
const doubleDepth = 6;

/** Codes of `cvtColor` that leave one channel, and those that keep three. */
const toGrey: Readonly<Record<string, number>> = { BGR2GRAY: 6, RGB2GRAY: 7 };
const threeToThree: Readonly<Record<string, number>> = {
  ...{ BGR2RGB: 4, RGB2BGR: 4, BGR2HSV: 40, RGB2HSV: 41, HSV2BGR: 54, HSV2RGB: 55 },
  ...{ BGR2LAB: 44, RGB2LAB: 45, LAB2BGR: 56, LAB2RGB: 57, BGR2YUV: 82, RGB2YUV: 83 },
  ...{ BGR2YCrCb: 36, RGB2YCrCb: 37, YCrCb2BGR: 38, YCrCb2RGB: 39 },
};

/** `imread`: None where there is no picture of that name. */
const read: Rule = (given) => {
  const flags = given.int("flags", asColour);
  const size = [freshLength(), freshLength()];
  if (flags === asColour) return maybe([...size, 3]);
  return flags === asGrey ? maybe(size) : undefined;
};

const maybe = (shape: Shape): Piece => sketched({ kind: "optional", of: arrayOfShape(shape, uint8) });

/** A single channel that stands last is left out. */
function isOfChannels(given: Given): boolean {
  const shape = given.array("src")?.shape;
  if (shape?.length !== 3) return shape?.length === 2;
  const [, , channels] = shape;
  return isExact(channels) && channels > 1 && channels <= 4;
}

const filtered =
  (dtype: DTypeRule): Rule =>
  (given) =>
    isOfChannels(given) ? like("src", dtype)(given) : undefined;

const filter = (signature: string, chars = "BHhfd"): LibraryFunction =>
  gives(signature, filtered(ofArgument(chars)));

/** `resize(src, (width, height))`. */
const resized: Rule = (given) => {
  const size = given.lengths("dsize");
  const image = isOfChannels(given) && size?.length === 2 && given.array("src");
  if (!image || !size || size.includes(0)) return undefined;
  return reshaped(given, "src", ofArgument("BHhfd"), (shape) => [size[1], size[0], ...shape.slice(2)]);
};

/** `filter(src, ddepth)`: of the wanted depth; asSource keeps the source's. */
const ofDepth: Rule = (given) => {
  const depth = given.int("ddepth");
  if (depth === asSource) return filtered(ofArgument("BHhfd"))(given);
  return depth === doubleDepth ? filtered(always(float64, "BHhfd"))(given) : undefined;
};

const recoloured: Rule = (given) => {
  const code = given.int("code");
  const image = arrayWith(given, "src", 3);
  if (code === undefined || !image) return undefined;
  if (Object.values(toGrey).includes(code))
    return reshaped(given, "src", ofArgument("BHf"), (shape) => shape.slice(0, 2));
  return Object.values(threeToThree).includes(code) && image.shape[2] === 3
    ? like("src", ofArgument("Bf"))(given)
    : undefined;
};

/** `cv2`. */
export const opencv: Readonly<Record<string, LibraryFunction>> = {
  imread: gives("filename, flags", read),
  cvtColor: gives("src, code, -dst, dstCn", recoloured),
  GaussianBlur: filter("src, ksize, sigmaX, -dst, sigmaY, borderType"),
  blur: filter("src, ksize, -dst, anchor, borderType"),
  medianBlur: filter("src, ksize, -dst", "B"),
  bilateralFilter: filter("src, d, sigmaColor, sigmaSpace, -dst, borderType", "Bf"),
  erode: filter("src, kernel, -dst, anchor, iterations, borderType, borderValue"),
  dilate: filter("src, kernel, -dst, anchor, iterations, borderType, borderValue"),
  morphologyEx: filter("src, op, kernel, -dst, anchor, iterations, borderType, borderValue"),
  filter2D: gives("src, ddepth, kernel, -dst, anchor, delta, borderType", ofDepth),
  Sobel: gives("src, ddepth, dx, dy, -dst, ksize, scale, delta, borderType", ofDepth),
  Laplacian: gives("src, ddepth, -dst, ksize, scale, delta, borderType", ofDepth),
  resize: gives("src, dsize, -dst, fx, fy, interpolation", resized),
  flip: filter("src, flipCode, -dst"),
};

/** OpenCV's constants that decide what a function gives. */
export const opencvConstants: Readonly<Record<string, Value>> = {
  IMREAD_GRAYSCALE: pyInt(asGrey),
  IMREAD_COLOR: pyInt(asColour),
  CV_64F: pyInt(doubleDepth),
  ...Object.fromEntries(
    Object.entries({ ...toGrey, ...threeToThree }).map(([name, code]) => [`COLOR_${name}`, pyInt(code)]),
  ),
};
