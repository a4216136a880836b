import { isExact, plus, unknownDim } from "../../../ndarray/layouts/dim.ts";
import { nbytes } from "../../../ndarray/layouts/layout.ts";
import { anyFloat, none, PyList, pyInt, pyStr, unknown, type Value } from "../../../ndarray/value.ts";
import type { ModuleTable } from "../modules.ts";

/** Returns `sys.getsizeof` on 64-bit CPython 3.11 for the values whose size does not depend on their history. */
function sizeOf(value: Value): Value {
  if (value.t === "float") return pyInt(24);
  if (value.t === "bool") return pyInt(28);
  if (value.t === "none") return pyInt(16);
  if (value.t === "int" && typeof value.v !== "object") {
    const bits = (value.v < 0 ? -BigInt(value.v) : BigInt(value.v)).toString(2).length;
    return pyInt(24 + 4 * Math.max(1, Math.ceil(bits / 30)));
  }
  if (value.t === "tuple") return pyInt(40 + 8 * value.items.length);
  if (value.t === "ndarray") {
    const own = 96 + 16 * value.shape.length;
    const bytes = value.owndata ? plus(own, nbytes(value.layout)) : own;
    return isExact(bytes) ? pyInt(bytes) : unknown;
  }
  return pyInt(unknownDim("size?"));
}

/** `sys`. */
export const sysModule: ModuleTable = {
  values: {
    argv: new PyList(undefined, { t: "str" }),
    maxsize: pyInt(2n ** 63n - 1n),
    platform: { t: "str" },
    byteorder: pyStr("little"),
  },
  functions: {
    getsizeof: (_, { positional: [value] }) => sizeOf(value),
    getrefcount: () => pyInt(unknownDim("refs?", 1)),
    exit: (machine) => machine.raise("SystemExit", ""),
    setrecursionlimit: () => none,
    getrecursionlimit: () => pyInt(1000),
  },
};

/** `time`: nothing is known of clocks. */
export const timeModule: ModuleTable = {
  functions: {
    time: () => anyFloat,
    perf_counter: () => anyFloat,
    monotonic: () => anyFloat,
    process_time: () => anyFloat,
    time_ns: () => pyInt(unknownDim("ns?")),
    perf_counter_ns: () => pyInt(unknownDim("ns?")),
    sleep: () => none,
    strftime: () => ({ t: "str" }),
  },
};
