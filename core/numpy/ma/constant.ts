import { bool, float64 } from "../../ndarray/dtypes/dtype.ts";
import { cell } from "../../ndarray/make.ts";
import { MaskedArray } from "../../ndarray/masked.ts";

/** `np.ma.masked`: there is only one, and nobody can change it. */
export const masked: MaskedArray = constant();

function constant(): MaskedArray {
  const data = cell(float64, 0);
  const mask = cell(bool, true);
  data.writeable = false;
  mask.writeable = false;
  return new MaskedArray(data, { mask, hard: false, shared: false }, { subclass: "MaskedConstant" });
}
