import { float64 } from "../../../ndarray/dtypes/dtype.ts";
import { allExact } from "../../../ndarray/layouts/dim.ts";
import { sketched } from "../../../ndarray/sketch.ts";
import { arrayWith } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Rule } from "../function.ts";

const isReal = (char: string | undefined) => char === undefined || !"FD".includes(char);

/** A distance for each pair of a row of the one and a row of the other. */
const pairs: Rule = (given) => {
  const [a, b] = [arrayWith(given, "XA", 2), arrayWith(given, "XB", 2)];
  if (
    !a ||
    !b ||
    !isReal(a.dtype?.char) ||
    !isReal(b.dtype?.char) ||
    given.text("metric", "euclidean") === undefined
  )
    return undefined;
  return new Fresh([a.shape[0], b.shape[0]], float64, "C");
};

/** A distance for each two rows. */
const among: Rule = (given) => {
  const x = arrayWith(given, "X", 2);
  if (!x || !isReal(x.dtype?.char) || !allExact(x.shape) || given.text("metric", "euclidean") === undefined)
    return undefined;
  const [rows] = x.shape;
  return new Fresh([(rows * (rows - 1)) / 2], float64, "C");
};

/** A table of distances from a list of them, and the other way round. */
const turned: Rule = (given) => {
  const x = given.array("X");
  if (!x?.shape || !allExact(x.shape)) return undefined;
  const [length] = x.shape;
  if (x.shape.length === 2 && length > 1) return new Fresh([(length * (length - 1)) / 2], x.dtype, "C");
  const rows = Math.ceil(Math.sqrt(2 * length));
  return x.shape.length === 1 && rows * (rows - 1) === 2 * length && length > 0
    ? new Fresh([rows, rows], x.dtype, "C")
    : undefined;
};

const number: Rule = () => sketched({ kind: "number", whole: false });

/** `scipy.spatial.distance`. */
export const distance: Readonly<Record<string, LibraryFunction>> = {
  cdist: gives("XA, XB, metric, -out", pairs),
  pdist: gives("X, metric, -out", among),
  squareform: gives("X, -force, checks", turned),
  ...Object.fromEntries(
    "euclidean sqeuclidean cityblock chebyshev cosine correlation braycurtis canberra"
      .split(" ")
      .map((name) => [name, gives("u, v, w", number)]),
  ),
};
