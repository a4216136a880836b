import { float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { allExact } from "../../ndarray/layouts/dim.ts";
import { arrayOfShape } from "../../ndarray/sketch.ts";
import { unknown, type Value } from "../../ndarray/value.ts";
import { NativeObject } from "../python/native.ts";
import { Fresh, gives, type LibraryFunction, type Piece, type Rule } from "./function.ts";
import type { Given } from "./given.ts";

/** A set of rows that comes with the package: measurements, and what is to be told from them. */
const loaded = (rows: number, columns: number, isClassed: boolean): LibraryFunction =>
  gives("return_X_y, -as_frame", (given) => {
    const isPair = given.flag("return_X_y", false);
    if (isPair === undefined) return undefined;
    const data = arrayOfShape([rows, columns], float64);
    const target = arrayOfShape([rows], isClassed ? int64 : float64);
    return isPair ? [data, target] : new Bunch({ data, target });
  });

/** scikit-learn's dict of parts that are attributes as well. */
class Bunch extends NativeObject {
  constructor(parts: Readonly<Record<string, Value>>) {
    super("Bunch", parts, {}, (_, key) =>
      key.t === "str" && key.v !== undefined ? (parts[key.v] ?? unknown) : unknown,
    );
  }
}

/** Rows that are drawn: `(X, y)`. */
const made =
  (columns: (given: Given) => number | undefined, isClassed: boolean): Rule =>
  (given) => {
    const rows = given.int("n_samples", 100);
    const width = columns(given);
    if (rows === undefined || rows < 1 || width === undefined) return undefined;
    return [new Fresh([rows, width], float64), new Fresh([rows], isClassed ? int64 : float64)];
  };

const features = (otherwise: number) => (given: Given) => given.int("n_features", otherwise);

/** A share of each array's rows, and the rest. */
const split: Rule = (given) => {
  const arrays = ["a", "b", "c", "d"].filter((name) => given.value(name)).map((name) => given.array(name));
  if (given.value("stratify")?.t === "unknown") return undefined;
  const counts = countsOf(given, arrays[0]?.shape?.[0]);
  const pieces: Piece[] = [];
  for (const array of arrays) {
    if (!array?.shape) return undefined;
    const rest = array.shape.slice(1);
    for (const count of counts ?? []) pieces.push(new Fresh([count, ...rest], array.dtype));
  }
  return pieces.length > 0 ? pieces : undefined;
};

/** `_validate_shuffle_split`: the test part is rounded up, the rest is trained on. */
function countsOf(given: Given, rows: unknown): readonly [number, number] | undefined {
  if (typeof rows !== "number" || given.value("train_size")) return undefined;
  const size = given.value("test_size");
  if (size?.t === "int") {
    const count = given.int("test_size");
    return count !== undefined && count > 0 && count < rows ? [rows - count, count] : undefined;
  }
  const share = size ? (size.t === "float" ? size.v : undefined) : 0.25;
  if (share === undefined || share <= 0 || share >= 1) return undefined;
  const count = Math.ceil(share * rows);
  return count < rows ? [rows - count, count] : undefined;
}

/** `sklearn.datasets`. */
export const datasets: Readonly<Record<string, LibraryFunction>> = {
  load_iris: loaded(150, 4, true),
  load_digits: loaded(1797, 64, true),
  load_wine: loaded(178, 13, true),
  load_breast_cancer: loaded(569, 30, true),
  load_diabetes: loaded(442, 10, false),
  make_blobs: gives(
    "n_samples, n_features, centers, cluster_std, center_box, shuffle, random_state",
    (given) => {
      const centers = given.array("centers")?.shape;
      if (given.value("centers") && !centers && given.int("centers") === undefined) return undefined;
      const width = centers
        ? allExact(centers) && centers.length === 2
          ? centers[1]
          : undefined
        : given.int("n_features", 2);
      return made(() => width, true)(given);
    },
    "draws",
  ),
  make_moons: gives(
    "n_samples, shuffle, noise, random_state",
    made(() => 2, true),
    "draws",
  ),
  make_circles: gives(
    "n_samples, shuffle, noise, random_state, factor",
    made(() => 2, true),
    "draws",
  ),
  make_swiss_roll: gives(
    "n_samples, noise, random_state, hole",
    made(() => 3, false),
    "draws",
  ),
  make_s_curve: gives(
    "n_samples, noise, random_state",
    made(() => 3, false),
    "draws",
  ),
  make_classification: gives(
    "n_samples, n_features, n_informative, n_redundant, n_repeated, n_classes, n_clusters_per_class, weights, flip_y, " +
      "class_sep, hypercube, shift, scale, shuffle, random_state",
    made(features(20), true),
    "draws",
  ),
  make_regression: gives(
    "n_samples, n_features, n_informative, -n_targets, bias, effective_rank, tail_strength, noise, shuffle, -coef, random_state",
    made(features(100), false),
    "draws",
  ),
};

/** `sklearn.model_selection`. */
export const modelSelection: Readonly<Record<string, LibraryFunction>> = {
  train_test_split: gives(
    "a, b, c, d, test_size, train_size, random_state, shuffle, stratify",
    split,
    "draws",
  ),
};
