import { float64 } from "../../../ndarray/dtypes/dtype.ts";
import { arrayOfShape, freshLength, sketched } from "../../../ndarray/sketch.ts";
import { byTable, integers } from "../dtypes.ts";
import { arrayWith, reshaped } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Rule } from "../function.ts";

/** What is solved for at each time. */
const trajectory: Rule = (given) => {
  const [times, state] = [arrayWith(given, "t", 1), arrayWith(given, "y0", 1)];
  if (!times || !state || (state.dtype && "FD".includes(state.dtype.char))) return undefined;
  return new Fresh([times.shape[0], state.shape[0]], float64, "C");
};

/** The parameters that fit best, and how they vary together. */
const fitted: Rule = (given) => {
  const start = arrayWith(given, "p0", 1);
  if (given.value("p0") && !start) return undefined;
  const count = start?.shape[0] ?? freshLength();
  return [arrayOfShape([count], float64), arrayOfShape([count, count], float64)];
};

/** An area along one axis, the last unless another is given. */
const area: Rule = (given) => {
  const y = given.array("y");
  if (y?.shape?.length === 1) return sketched({ kind: "number", whole: false });
  return reshaped(
    given,
    "y",
    byTable({ d: `${integers}d` }),
    (shape) => {
      const axis = given.axis("axis", shape.length, -1);
      return axis === undefined ? undefined : shape.filter((_, i) => i !== axis);
    },
    "any",
  );
};

/** `scipy.integrate`. */
export const integrate: Readonly<Record<string, LibraryFunction>> = {
  odeint: gives(
    "func, y0, t, -args, Dfun, col_deriv, -full_output, ml, mu, rtol, atol, tcrit, h0, hmax, hmin, tfirst",
    trajectory,
    "calls",
  ),
  trapezoid: gives("y, -x, dx, axis", area),
  simpson: gives("y, -x, dx, axis", area),
};

/** `scipy.optimize`. */
export const optimize: Readonly<Record<string, LibraryFunction>> = {
  curve_fit: gives(
    "f, xdata, ydata, p0, sigma, absolute_sigma, check_finite, bounds, method, -full_output",
    fitted,
    "calls",
  ),
};
