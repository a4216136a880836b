import { byChar, type DType } from "../../ndarray/dtypes/dtype.ts";

const byName = new Map([...byChar.values()].map((dtype) => [dtype.type, dtype]));

/** Returns the dtype that a word in a docstring or annotation names exactly (`uint8`, `np.float32`, `Float32`); undefined for any other word. */
export function dtypeCalled(word: string): DType | undefined {
  const plain = word
    .toLowerCase()
    .replace(/^(np|numpy|npt)\./, "")
    .replace(/_$/, "");
  return exact.has(plain) ? byName.get(plain) : undefined;
}

const exact = new Set(
  "int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128".split(" "),
);
