import { sameDType } from "../../../ndarray/dtypes/dtype.ts";
import { sameShape } from "../../../ndarray/layouts/dim.ts";
import { sketched } from "../../../ndarray/sketch.ts";
import { byTable, type DTypeRule, floating, integers, realFloating, smallFloating } from "../dtypes.ts";
import { like, reshaped } from "../forms.ts";
import { gives, type LibraryFunction, type Rule } from "../function.ts";

const number = sketched({ kind: "number", whole: false });

/** A ufunc of one argument, of an array or a number. */
const elementwise = (dtype: DTypeRule): LibraryFunction =>
  gives("x", (given) => (isNumber(given.value("x")?.t) ? number : like("x", dtype, "K")(given)));

const isNumber = (kind: string | undefined) => kind === "int" || kind === "float" || kind === "bool";

/** Numbers of Python's are double there, whatever the array is. */
const doubled = byTable({ d: `${integers}fd` });

/** A ufunc of two arguments: an array and a number of Python's, or two arrays of one shape and dtype. */
const ofTwo = (dtype: DTypeRule): LibraryFunction =>
  gives("a, b", (given) => {
    const kinds = ["a", "b"].map((name) => given.value(name)?.t);
    if (kinds.every(isNumber)) return number;
    if (isNumber(kinds[1])) return like("a", doubled, "K")(given);
    if (isNumber(kinds[0])) return like("b", doubled, "K")(given);
    const [a, b] = [given.array("a"), given.array("b")];
    const isAlike = a?.shape && b?.shape && sameShape(a.shape, b.shape) && a.dtype && b.dtype;
    return isAlike && sameDType(a.dtype, b.dtype) ? like("a", dtype, "any")(given) : undefined;
  });

const exponentials = byTable({ e: "bBe", f: "hHf", d: "iIlLd", F: "F", D: "D" });

/** The logarithm of a sum along an axis, or of all. */
const summed: Rule = (given) => {
  if (given.flag("keepdims", false) !== false || given.flag("return_sign", false) !== false) return undefined;
  if (!given.value("axis")) return given.array("a") && number;
  return reshaped(
    given,
    "a",
    byTable({ d: `${integers}d`, e: "e", f: "f" }),
    (shape) => {
      const axis = given.axis("axis", shape.length, 0);
      return axis === undefined || shape.length < 2 ? undefined : shape.filter((_, i) => i !== axis);
    },
    "any",
  );
};

const rows = (names: string, row: LibraryFunction) =>
  Object.fromEntries(names.split(" ").map((name) => [name, row]));

/** `scipy.special`. */
export const special: Readonly<Record<string, LibraryFunction>> = {
  ...rows(
    "expit logit log_expit gammaln j0 j1 y0 y1 i0 i0e i1 k0 k1 cbrt exp10 exp2",
    elementwise(realFloating),
  ),
  ...rows("erf erfc gamma rgamma loggamma psi digamma ndtr log_ndtr expm1 log1p", elementwise(floating)),
  ...rows("erfinv erfcinv entr", elementwise(smallFloating)),
  ...rows("xlogy xlog1py", ofTwo(floating)),
  ...rows("beta betaln", ofTwo(realFloating)),
  softmax: gives("x, axis", like("x", exponentials, "K")),
  log_softmax: gives("x, axis", like("x", exponentials, "K")),
  logsumexp: gives("a, axis, -b, keepdims, return_sign", summed),
};
