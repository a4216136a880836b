/**
 * How a callable complains of arguments that it does not take: a function written in Python; one that NumPy's own parser reads for
 * ("fast"); one of Python's C interface that takes names ("keywords") or none ("positions"); one that Cython compiled.
 */
export type Manner = "python" | "fast" | "keywords" | "positions" | "cython";

export interface Manners {
  readonly manner: Manner;
  /** What it calls itself; undefined for "function" without parentheses. */
  readonly name: string | undefined;
  /** True where the first operand is the object that the method belongs to, which is not counted. */
  readonly isBound: boolean;
}

const named = (words: string) => new Set(words.split(" "));

const fast = named(
  "array asanyarray asarray ascontiguousarray asfortranarray empty from_dlpack zeros ma.empty ma.zeros ndarray.argpartition " +
    "ndarray.astype ndarray.dot ndarray.partition ndarray.searchsorted ndarray.take ndarray.argmax ndarray.argmin ndarray.argsort " +
    "ndarray.sort ndarray.copy ndarray.flatten ndarray.ravel ndarray.squeeze ndarray.view ndarray.trace arange",
);

const keywords = named(
  "datetime64 timedelta64 dtype frombuffer fromfile fromiter fromstring ndarray nditer nested_iters busdaycalendar ndarray.byteswap " +
    "ndarray.compress ndarray.cumprod ndarray.cumsum ndarray.diagonal ndarray.getfield ndarray.put ndarray.repeat ndarray.round " +
    "ndarray.setfield ndarray.setflags ndarray.tobytes ndarray.tofile ndarray.resize ndarray.reshape ndarray.choose ndarray.trace",
);

const positions = named(
  "datetime_data promote_types ndarray.conj ndarray.conjugate ndarray.fill ndarray.item ndarray.nonzero ndarray.swapaxes ndarray.tolist " +
    "ndarray.transpose",
);

const cython = /^(frompyfunc$|random\.(?!test$))/;

/** Methods that hand on to functions, and functions and classes that have another name in Python. */
const others: Readonly<Record<string, string | undefined>> = {
  "ndarray.all": "_all",
  "ndarray.any": "_any",
  "ndarray.max": "_amax",
  "ndarray.mean": "_mean",
  "ndarray.min": "_amin",
  "ndarray.prod": "_prod",
  "ndarray.std": "_std",
  "ndarray.sum": "_sum",
  "ndarray.var": "_var",
  "ndarray.clip": "_clip",
  "ndarray.conj": "conjugate",
  concat: "concatenate",
  permute_dims: "transpose",
  finfo: "finfo.__new__",
  iinfo: "iinfo.__init__",
  matrix: "matrix.__new__",
  memmap: "memmap.__new__",
  ndenumerate: "ndenumerate.__init__",
  ndindex: "ndindex.__init__",
  poly1d: "poly1d.__init__",
  vectorize: "vectorize.__init__",
  errstate: "errstate.__init__",
  "char.join": "_join",
  "char.split": "_split",
  "char.rsplit": "_rsplit",
  "char.splitlines": "_splitlines",
  "random.ranf": "random_sample",
  "random.sample": "random_sample",
  "ma.all": "MaskedArray.all",
  "ma.any": "MaskedArray.any",
  "ma.cumprod": "MaskedArray.cumprod",
  "ma.cumsum": "MaskedArray.cumsum",
  "ma.mean": "MaskedArray.mean",
  "ma.nonzero": "MaskedArray.nonzero",
  "ma.prod": "MaskedArray.prod",
  "ma.ravel": "MaskedArray.ravel",
  "ma.std": "MaskedArray.std",
  "ma.sum": "MaskedArray.sum",
  "ma.trace": "MaskedArray.trace",
  "ma.var": "MaskedArray.var",
  "ma.count": "MaskedArray.count",
  "ma.round": "round_",
  "ma.innerproduct": "inner",
  "ma.outerproduct": "outer",
  "ma.MaskedArray": "MaskedArray.__new__",
  "ma.masked_array": "MaskedArray.__new__",
  busdaycalendar: "busdaycal",
  datetime64: undefined,
  timedelta64: undefined,
  "ndarray.resize": undefined,
  nested_iters: undefined,
};

/** Functions of masked arrays that are objects which are called. */
const maskedOperations: readonly (readonly [type: string, names: ReadonlySet<string>])[] = [
  [
    "_MaskedUnaryOperation",
    named(
      "exp conjugate sin cos arctan arcsinh sinh cosh tanh abs absolute angle fabs negative floor ceil around logical_not sqrt log log2 " +
        "log10 tan arcsin arccos arccosh arctanh",
    ),
  ],
  [
    "_MaskedBinaryOperation",
    named(
      "add subtract multiply arctan2 equal not_equal less_equal greater_equal less greater logical_and logical_or logical_xor bitwise_and " +
        "bitwise_or bitwise_xor hypot",
    ),
  ],
  ["_DomainedBinaryOperation", named("divide true_divide floor_divide remainder fmod mod")],
];

function operationOf(name: string): string | undefined {
  const short = /^ma\.(\w+)$/.exec(name)?.[1];
  const type = short && maskedOperations.find(([, names]) => names.has(short))?.[0];
  return type && `${type}.__call__`;
}

const known = new Map<string, Manners>();

/** Returns the manners of the callable of that full name. */
export function mannersOf(fullName: string): Manners {
  const found = known.get(fullName);
  if (found) return found;
  const name = fullName.replace(/^numpy\./, "");
  const manner = mannerOf(name);
  const own = /^ma\.MaskedArray\.\w+$/.test(name) ? name.slice(3) : name.slice(name.lastIndexOf(".") + 1);
  const isMethod = /^(ndarray|random\.(Generator|RandomState))\.\w/.test(name);
  const manners: Manners = {
    manner,
    name: Object.hasOwn(others, name) ? others[name] : (operationOf(name) ?? own),
    isBound: isMethod && manner !== "python",
  };
  known.set(fullName, manners);
  return manners;
}

function mannerOf(name: string): Manner {
  if (fast.has(name)) return "fast";
  if (keywords.has(name)) return "keywords";
  if (positions.has(name)) return "positions";
  return cython.test(name) ? "cython" : "python";
}
