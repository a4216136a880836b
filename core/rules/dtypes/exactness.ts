/** Uses of an array outside NumPy that do not show its dtype. */
export const harmlessUses: ReadonlySet<string> = new Set(["inspect", "print", "store", "identity"]);
export const rawMemory: ReadonlySet<string> = new Set(["data", "ctypes", "flat", "__array_interface__"]);
export const harmlessValues: ReadonlySet<string> = new Set([
  ...[
    "item",
    "tolist",
    "shape",
    "ndim",
    "size",
    "array_equal",
    "shares_memory",
    "may_share_memory",
    "array_repr",
  ],
  ...["array_str", "array2string", "iscomplexobj", "isrealobj", "allclose", "len"],
]);

/** Reductions whose result says nothing of the dtype. */
export const counting: ReadonlySet<string> = new Set([
  ...["any", "all", "argmax", "argmin", "count_nonzero", "mean", "std", "var", "average", "median"],
]);
/** Reductions that add up in 64 bits, signed or not as the elements are. */
export const adding: ReadonlySet<string> = new Set(["sum", "prod", "cumsum", "trace"]);
/** Reductions that give one of the elements. */
export const choosing: ReadonlySet<string> = new Set(["max", "min", "amax", "amin"]);

/** Functions whose results hold elements of their first operand, or differences of them, in its dtype. */
export const selecting: ReadonlySet<string> = new Set([
  ...[
    "getitem",
    "copy",
    "flatten",
    "ravel",
    "reshape",
    "transpose",
    "array",
    "asarray",
    "asanyarray",
    "astype",
  ],
  ...[
    "ascontiguousarray",
    "asfortranarray",
    "sort",
    "unique",
    "take",
    "compress",
    "extract",
    "tile",
    "repeat",
    "roll",
  ],
  ...["flip", "fliplr", "flipud", "rot90", "delete", "pad", "resize", "triu", "tril", "diff", "zeros_like"],
  ...["ones_like", "full_like", "split", "array_split"],
]);
/** Functions whose results hold elements of their operand and nothing else. */
export const picking: ReadonlySet<string> = new Set(["getitem", "compress", "extract", "delete"]);
/** Functions whose results hold elements of their operand, and zeros. */
export const clearing: ReadonlySet<string> = new Set(["tril", "triu"]);
/** Functions whose results hold elements of several operands, in their common dtype. */
export const combining: ReadonlySet<string> = new Set([
  ...[
    "where",
    "clip",
    "concatenate",
    "vstack",
    "hstack",
    "stack",
    "dstack",
    "column_stack",
    "append",
    "insert",
  ],
]);
/** Functions that answer with positions or counts. */
export const positional: ReadonlySet<string> = new Set([
  "argsort",
  "nonzero",
  "flatnonzero",
  "argwhere",
  "histogram",
]);
/** Functions that take a scalar as a length. */
export const shaped: ReadonlySet<string> = new Set(["zeros", "ones", "empty", "eye", "identity", "full"]);

export const dividing: ReadonlySet<string> = new Set(["Div", "divide", "true_divide"]);
/**
 * Arithmetic of float32 with small whole numbers that gives the same bits whether it is done in float64 and rounded again, or in float32
 * at once (Figueroa, When is double rounding innocuous?, 1995).
 */
export const roundedOnce: ReadonlySet<string> = new Set([
  ...["add", "subtract", "multiply", "divide", "true_divide"],
  ...["Add", "Sub", "Mult", "Div"],
]);
/** Arithmetic that gives the same whole numbers in floats and integers. */
export const exactOfFloats: ReadonlySet<string> = new Set([
  ...["add", "subtract", "multiply", "negative", "positive", "absolute", "maximum", "minimum", "clip"],
  ...["Add", "Sub", "Mult", "USub", "UAdd"],
]);
/** Arithmetic that gives the same integers in every integer dtype that holds them. */
export const exactOfInts: ReadonlySet<string> = new Set([
  ...exactOfFloats,
  ...[
    "remainder",
    "mod",
    "floor_divide",
    "power",
    "square",
    "sign",
    "bitwise_and",
    "bitwise_or",
    "bitwise_xor",
  ],
  ...["invert", "left_shift", "right_shift", "gcd", "lcm", "fmax", "fmin"],
  ...["Mod", "FloorDiv", "Pow", "BitAnd", "BitOr", "BitXor", "Invert", "LShift", "RShift"],
]);
