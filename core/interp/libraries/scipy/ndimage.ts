import { bool, float64, int32 } from "../../../ndarray/dtypes/dtype.ts";
import { freshNumber } from "../../../ndarray/fresh.ts";
import { unknownDim } from "../../../ndarray/layouts/dim.ts";
import { arrayOfShape, freshShape } from "../../../ndarray/sketch.ts";
import { pyInt } from "../../../ndarray/value.ts";
import { always, byTable, integers, ofArgument } from "../dtypes.ts";
import { like, reshaped, several } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Rule } from "../function.ts";

// SciPy's filters write into `numpy.zeros(input.shape, input.dtype.name)` (scipy/ndimage/_ni_support.py, _get_output).
const real = `${integers}fd`;
const filtered = like("input", ofArgument(`${real}FD`));
const ordered = like("input", ofArgument(real));
const unequal = like("input", ofArgument(real.slice(1)));
const binary = like("input", always(bool, real));

const filter = (rest: string, rule = filtered): LibraryFunction => gives(`input, ${rest}`, rule);

const size = "size, footprint, -output, mode, cval, origin, axes";
const grey = "size, footprint, structure, -output, mode, cval, origin, axes";

/** The lengths of a turned or stretched image depend on the angle and on rounding. */
const turned: Rule = (given) => {
  const reshapes = given.flag("reshape", true);
  if (reshapes === false) return filtered(given);
  return reshaped(given, "input", ofArgument(`${real}FD`), (shape) => freshShape(shape.length));
};

const labelled: Rule = several(like("input", always(int32, real)), () =>
  pyInt(unknownDim(`labels?${freshNumber()}`, 0)),
);

/** `map_coordinates(input, coordinates)`: one value for each column of coordinates. */
const mapped: Rule = (given) => {
  const places = given.array("coordinates")?.shape;
  const dtype = given.array("input")?.dtype;
  if (!places || places.length < 2 || !dtype || !`${real}FD`.includes(dtype.char)) return undefined;
  return new Fresh(places.slice(1), dtype, "C");
};

const distances: Rule = (given) => {
  if (given.flag("return_distances", true) !== true || given.flag("return_indices", false) !== false)
    return undefined;
  return like("input", always(float64))(given);
};

const structure: Rule = (given) => {
  const rank = given.int("rank");
  return rank !== undefined && rank > 0 && rank < 10 ? arrayOfShape(Array(rank).fill(3), bool) : undefined;
};

/** `scipy.ndimage`. */
export const ndimage: Readonly<Record<string, LibraryFunction>> = {
  gaussian_filter: filter("sigma, order, -output, mode, cval, truncate, radius, axes"),
  gaussian_filter1d: filter("sigma, axis, order, -output, mode, cval, truncate, radius"),
  uniform_filter: filter("size, -output, mode, cval, origin, axes"),
  uniform_filter1d: filter("size, axis, -output, mode, cval, origin"),
  median_filter: filter(size, ordered),
  maximum_filter: filter(size, ordered),
  minimum_filter: filter(size, ordered),
  maximum_filter1d: filter("size, axis, -output, mode, cval, origin", ordered),
  minimum_filter1d: filter("size, axis, -output, mode, cval, origin", ordered),
  percentile_filter: filter(`percentile, ${size}`, ordered),
  rank_filter: filter(`rank, ${size}`, ordered),
  sobel: filter("axis, -output, mode, cval"),
  prewitt: filter("axis, -output, mode, cval"),
  laplace: filter("-output, mode, cval, axes"),
  gaussian_laplace: filter("sigma, -output, mode, cval, axes"),
  gaussian_gradient_magnitude: filter("sigma, -output, mode, cval, axes"),
  grey_dilation: filter(grey, ordered),
  grey_erosion: filter(grey, ordered),
  grey_opening: filter(grey, ordered),
  grey_closing: filter(grey, ordered),
  morphological_gradient: filter(grey, unequal),
  morphological_laplace: filter(grey, unequal),
  white_tophat: filter(grey, ordered),
  black_tophat: filter(grey, ordered),
  shift: filter("shift, -output, order, mode, cval, prefilter"),
  rotate: gives("input, angle, axes, reshape, -output, order, mode, cval, prefilter", turned),
  zoom: gives("input, zoom, -output, order, mode, cval, prefilter, grid_mode", turned),
  affine_transform: filter("matrix, offset, -output_shape, -output, order, mode, cval, prefilter"),
  map_coordinates: gives("input, coordinates, -output, order, mode, cval, prefilter", mapped),
  spline_filter: filter("order, -output, mode", like("input", byTable({ d: real, D: "FD" }))),
  binary_erosion: filter(
    "structure, iterations, mask, -output, border_value, origin, brute_force, axes",
    binary,
  ),
  binary_dilation: filter(
    "structure, iterations, mask, -output, border_value, origin, brute_force, axes",
    binary,
  ),
  binary_opening: filter(
    "structure, iterations, -output, origin, mask, border_value, brute_force, axes",
    binary,
  ),
  binary_closing: filter(
    "structure, iterations, -output, origin, mask, border_value, brute_force, axes",
    binary,
  ),
  binary_propagation: filter("structure, mask, -output, border_value, origin, axes", binary),
  binary_fill_holes: filter("structure, -output, origin, axes", like("input", always(bool))),
  label: filter("structure, -output", labelled),
  distance_transform_edt: filter(
    "sampling, return_distances, return_indices, -distances, -indices",
    distances,
  ),
  generate_binary_structure: gives("rank, connectivity", structure),
};
