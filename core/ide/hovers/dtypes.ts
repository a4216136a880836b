import { type DType, integerLimits } from "../../ndarray/dtypes/dtype.ts";
import { parseDType } from "../../ndarray/dtypes/dtypename.ts";
import { dtypeText } from "../../ndarray/dtypes/dtypetext.ts";
import { NumpyError } from "../../ndarray/error.ts";

/** Returns the dtype that a text names; undefined when it names none. */
export function dtypeCalled(text: string): DType | undefined {
  try {
    return parseDType(text);
  } catch (error) {
    if (error instanceof NumpyError) return undefined;
    throw error;
  }
}

/** Returns "8 bytes an element, about 15 digits, whole numbers exact to 9,007,199,254,740,992". */
export function dtypeFacts(dtype: DType): string {
  const { itemsize } = dtype;
  const size = itemsize === 1 ? "1 byte an element" : `${itemsize} bytes an element`;
  const more = rangeOf(dtype);
  return more ? `${size}, ${more}` : size;
}

const digits: Readonly<Record<string, readonly [digits: number, bits: number]>> = {
  float16: [3, 11],
  float32: [7, 24],
  float64: [15, 53],
};

function rangeOf(dtype: DType): string | undefined {
  const name = dtypeText(dtype);
  if (name === "bool") return "True or False";
  if (dtype.kind === "i" || dtype.kind === "u") {
    const exact = BigInt(2) ** BigInt(dtype.itemsize * 8 - (dtype.kind === "i" ? 1 : 0));
    if (dtype.itemsize === 8)
      return `${dtype.kind === "i" ? `\u2212${exact.toLocaleString("en-US")}` : "0"} to ${(exact - BigInt(1)).toLocaleString("en-US")}`;
    const [lo, hi] = integerLimits(dtype);
    return `${lo.toLocaleString("en-US").replace("-", "\u2212")} to ${hi.toLocaleString("en-US")}`;
  }
  if (dtype.kind === "c") return `two float${dtype.itemsize * 4} side by side`;
  if (dtype.kind === "U") return `${dtype.itemsize / 4} characters of 4 bytes each`;
  if (dtype.kind === "O") return "a reference to a Python object elsewhere";
  if (!Object.hasOwn(digits, name)) return undefined;
  const [count, bits] = digits[name];
  return `about ${count} digits, whole numbers exact to ${(2 ** bits).toLocaleString("en-US")}`;
}
