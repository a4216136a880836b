import { float64, int64 } from "../../../ndarray/dtypes/dtype.ts";
import { sketched } from "../../../ndarray/sketch.ts";
import { always, byTable, integers } from "../dtypes.ts";
import { like, reshaped } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Rule } from "../function.ts";

const number = sketched({ kind: "number", whole: false });
const numeric = new Set(["int", "float", "bool"]);

/** A density or the like at each of some places, for parameters that are numbers. */
const density =
  (parameters: readonly string[]): Rule =>
  (given) => {
    if (!parameters.every((name) => numeric.has(given.value(name)?.t ?? "int"))) return undefined;
    return numeric.has(given.value("x")?.t ?? "")
      ? number
      : like("x", always(float64, `${integers}efd`))(given);
  };

/** `rvs(size=...)`: so many numbers drawn, for parameters that are numbers. */
const drawn =
  (parameters: readonly string[], isWhole: boolean): Rule =>
  (given) => {
    if (!parameters.every((name) => numeric.has(given.value(name)?.t ?? "int"))) return undefined;
    if (!given.value("size")) return sketched({ kind: "number", whole: isWhole });
    const shape = given.lengths("size");
    return shape && shape.length > 0 ? new Fresh(shape, isWhole ? int64 : float64, undefined) : undefined;
  };

/** A distribution with these parameters besides its place and scale. */
function distribution(shapes: string, isWhole: boolean): Record<string, LibraryFunction> {
  const own = shapes === "" ? [] : shapes.split(" ");
  const parameters = [...own, "loc", ...(isWhole ? [] : ["scale"])];
  const at = gives(["x", ...parameters].join(", "), density(parameters));
  const names = isWhole ? "pmf logpmf" : "pdf logpdf";
  const functions = `${names} cdf logcdf sf logsf ppf isf`.split(" ").map((name) => [name, at]);
  const draw = gives([...parameters, "size", "random_state"].join(", "), drawn(parameters, isWhole), "draws");
  return { ...Object.fromEntries(functions), rvs: draw };
}

/** The distributions of `scipy.stats`, by their names: parameters of their own, and whether they are of whole numbers. */
const kinds: Readonly<Record<string, readonly [parameters: string, isWhole: boolean]>> = {
  norm: ["", false],
  uniform: ["", false],
  expon: ["", false],
  cauchy: ["", false],
  laplace: ["", false],
  logistic: ["", false],
  rayleigh: ["", false],
  t: ["df", false],
  chi2: ["df", false],
  gamma: ["a", false],
  lognorm: ["s", false],
  beta: ["a b", false],
  f: ["dfn dfd", false],
  poisson: ["mu", true],
  geom: ["p", true],
  bernoulli: ["p", true],
  binom: ["n p", true],
};

export const distributions: Readonly<Record<string, Readonly<Record<string, LibraryFunction>>>> =
  Object.fromEntries(
    Object.entries(kinds).map(([name, [parameters, isWhole]]) => [
      `scipy.stats.${name}`,
      distribution(parameters, isWhole),
    ]),
  );

const floats = byTable({ d: `${integers}d`, e: "e", f: "f", F: "F", D: "D" });

/** One number along an axis, the first unless another is given. */
const reduced: Rule = (given) => {
  const array = given.array("a");
  if (array?.shape?.length === 1) return number;
  return reshaped(
    given,
    "a",
    floats,
    (shape) => {
      const axis = given.axis("axis", shape.length, 0);
      return axis === undefined ? undefined : shape.filter((_, i) => i !== axis);
    },
    "any",
  );
};

/** `scipy.stats`. */
export const stats: Readonly<Record<string, LibraryFunction>> = {
  zscore: gives("a, axis, ddof", like("a", floats, "any")),
  skew: gives("a, axis, bias", reduced),
  kurtosis: gives("a, axis, fisher, bias", reduced),
};
