import { elementsOf } from "../../ndarray/access.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { floatBits } from "../../ndarray/print/elements.ts";
import { floatText } from "../../ndarray/print/float.ts";
import type { Value } from "../../ndarray/value.ts";

const rule = "-".repeat(63);

/** Returns `str(np.finfo(dtype))` from its attributes; undefined when one of them is not known. */
export function finfoText(dtype: DType, attribute: (name: string) => Value | undefined): string | undefined {
  let isKnown = true;
  const text = (name: string): string => {
    const value = attribute(name);
    if (value?.t === "int") return String(value.v);
    const [element] = (value?.t === "scalar" && elementsOf(value.cell)) || [];
    if (typeof element === "number") return floatText(element, floatBits(dtype));
    isKnown = false;
    return "";
  };
  const lines = [
    `Machine parameters for ${dtypeText(dtype)}`,
    rule,
    `precision = ${text("precision")}   resolution = ${text("resolution")}`,
    `machep = ${text("machep")}   eps =        ${text("eps")}`,
    `negep =  ${text("negep")}   epsneg =     ${text("epsneg")}`,
    `minexp = ${text("minexp")}   tiny =       ${text("tiny")}`,
    `maxexp = ${text("maxexp")}   max =        ${text("max")}`,
    `nexp =   ${text("nexp")}   min =        -max`,
    `smallest_normal = ${text("smallest_normal")}   smallest_subnormal = ${text("smallest_subnormal")}`,
    rule,
    "",
  ];
  return isKnown ? lines.join("\n") : undefined;
}
