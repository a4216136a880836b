import { float64 } from "../../../ndarray/dtypes/dtype.ts";
import { type Dim, floorDivide, minus, plus, times } from "../../../ndarray/layouts/dim.ts";
import { byTable, complexOf, type DTypeRule, integers, ofArgument, realOf } from "../dtypes.ts";
import { like, reshaped } from "../forms.ts";
import { Fresh, gives, type LibraryFunction, type Rule } from "../function.ts";

const halved = (n: Dim): Dim => plus(floorDivide(n, 2), 1);

/** A transform along one axis; `length` says how many numbers come of `n`. */
const alongOne =
  (rule: DTypeRule, lengthOf: (n: Dim) => Dim, ofOutput?: boolean): Rule =>
  (given) =>
    reshaped(given, "x", rule, (shape) => {
      const axis = given.axis("axis", shape.length, -1);
      const count = given.int("n");
      if (axis === undefined || (given.value("n") && (count === undefined || count < 1))) return undefined;
      const length = count === undefined ? lengthOf(shape[axis]) : ofOutput ? count : lengthOf(count);
      return shape.map((dim, i) => (i === axis ? length : dim));
    });

/** Of real numbers the last axis is halved. */
const halving: Rule = (given) =>
  reshaped(given, "x", byTable({ D: `${integers}d`, F: "ef" }), (shape) => [
    ...shape.slice(0, -1),
    halved(shape[shape.length - 1]),
  ]);

const whole = (n: Dim) => n;
const one = "x, n, axis, norm, -overwrite_x, workers";
const all = "x, -s, axes, norm, -overwrite_x, workers";
const cosines = gives(
  "x, type, -n, axis, norm, -overwrite_x, workers",
  like("x", byTable({ d: `${integers}d`, f: "ef", F: "F", D: "D" }), "any"),
);

/** How many frequencies, and how far they are apart. */
const frequencies = (lengthOf: (n: number) => number): LibraryFunction =>
  gives("n, d", (given) => {
    const n = given.int("n");
    return n !== undefined && n > 0 ? new Fresh([lengthOf(n)], float64, "C") : undefined;
  });

const shifted = gives("x, axes", like("x", ofArgument(`${integers}efdFD`), "any"));

/** `scipy.fft`. */
export const fft: Readonly<Record<string, LibraryFunction>> = {
  fft: gives(one, alongOne(complexOf, whole)),
  ifft: gives(one, alongOne(complexOf, whole)),
  rfft: gives(one, alongOne(byTable({ D: `${integers}d`, F: "ef" }), halved)),
  irfft: gives(
    one,
    alongOne(realOf, (n) => times(minus(n, 1), 2), true),
  ),
  fft2: gives(all, like("x", complexOf)),
  ifft2: gives(all, like("x", complexOf)),
  fftn: gives(all, like("x", complexOf)),
  ifftn: gives(all, like("x", complexOf)),
  rfft2: gives("x, -s, -axes, norm, -overwrite_x, workers", halving),
  rfftn: gives("x, -s, -axes, norm, -overwrite_x, workers", halving),
  dct: cosines,
  idct: cosines,
  dst: cosines,
  idst: cosines,
  fftshift: shifted,
  ifftshift: shifted,
  fftfreq: frequencies((n) => n),
  rfftfreq: frequencies((n) => Math.floor(n / 2) + 1),
};
