/** Table of what NumPy's functions do to memory, by their last name; what is said of a method holds for the function as well. */

export interface Note {
  /** In few words: "a view", "always copies". */
  readonly effect: string;
  readonly text: string;
}

const views: Readonly<Record<string, string>> = {
  transpose: "The axes change places: only the strides are new.",
  swapaxes: "Two axes change places: only the strides are new.",
  moveaxis: "The axes change places: only the strides are new.",
  rollaxis: "The axes change places: only the strides are new.",
  matrix_transpose: "The last two axes change places: only the strides are new.",
  squeeze: "Axes of length 1 are dropped. Without `axis=` all of them are, also those that are 1 by chance.",
  expand_dims: "An axis of length 1 is put in, as `np.newaxis` does.",
  broadcast_to: "The repeated axes have stride 0: every row is the same memory. The result is read-only.",
  broadcast_arrays: "The repeated axes have stride 0: every row is the same memory.",
  diagonal: "One stride steps over a row and an element at once. The result is read-only.",
  flip: "The strides become negative; the first element is the last one in memory.",
  fliplr: "The stride of axis 1 becomes negative.",
  flipud: "The stride of axis 0 becomes negative.",
  rot90: "Made of a transpose and a flip: only the strides are new.",
  split: "A list of views, one for each part.",
  array_split: "A list of views, one for each part.",
  hsplit: "A list of views, one for each part.",
  vsplit: "A list of views, one for each part.",
  dsplit: "A list of views, one for each part.",
  sliding_window_view:
    "Each element is in several windows: the strides repeat, so that nothing is copied. Arithmetic on it does copy every window.",
  as_strided: "Takes the strides as they are given, without a check: a wrong one reads outside the array.",
};

const either: Readonly<Record<string, string>> = {
  ravel:
    'A view if the elements lie in the order asked for (C by default), else a copy; `order="K"` takes them as they lie.',
  reshape: "A view if strides can express the new shape, else a copy, as after a transpose.",
  asarray: "The array itself if its dtype and order are as asked for, else a copy.",
  asanyarray: "The array itself if its dtype and order are as asked for, else a copy.",
  ascontiguousarray: "The array itself if it lies in C order, else a copy.",
  asfortranarray: "The array itself if it lies in Fortran order, else a copy.",
  require: "The array itself if it meets the requirements, else a copy.",
  atleast_1d: "The array itself or a view with more axes.",
  atleast_2d: "The array itself or a view with more axes.",
  atleast_3d: "The array itself or a view with more axes.",
  nan_to_num: "A copy by default, with masks of the array's length meanwhile; `copy=False` writes in place.",
  meshgrid: "Full grids by default; `sparse=True` keeps one axis for each and lets broadcasting do the rest.",
};

const copies: Readonly<Record<string, string>> = {
  flatten: "Always a new array, also where `ravel()` would return a view.",
  copy: "A new array with the same elements.",
  array: "A new array, also of what is an array already; `np.asarray` copies only if it has to.",
  astype:
    "A new array, also where the dtype is the same already; `copy=False` then returns the array itself.",
  concatenate: "A new array that holds all parts. In a loop every round copies all that came before.",
  stack: "A new array that holds all parts, with a new axis.",
  vstack: "A new array that holds all parts. In a loop every round copies all that came before.",
  hstack: "A new array that holds all parts. In a loop every round copies all that came before.",
  dstack: "A new array that holds all parts.",
  column_stack: "A new array that holds all parts as columns.",
  append:
    "A new array that holds the old elements and the new ones. In a loop every round copies all that came before.",
  insert: "A new array that holds the old elements and the new ones.",
  delete: "A new array without the elements.",
  tile: "A new array with every repetition written out; broadcasting needs no memory for it.",
  repeat: "A new array with every repetition written out; broadcasting needs no memory for it.",
  roll: "A new array with the elements moved around.",
  pad: "A new array with a border.",
  resize: "A new array, filled by repeating the elements where it is larger.",
  take: "A new array of the elements at the indices.",
  take_along_axis: "A new array of the elements at the indices.",
  compress: "A new array of the elements where the condition is true.",
  extract: "A new array of the elements where the condition is true.",
  tril: "A new array.",
  triu: "A new array.",
};

const made: Readonly<Record<string, string>> = {
  choose: "A new array.",
  where: "A new array of the broadcast shape; with the condition alone the indices of what is true.",
  select: "A new array, filled with the default and written once for each condition.",
  fromiter: "A new array that grows while it is filled unless `count=` says how many come.",
  zeros: "The system gives large zeroed arrays page by page when they are first touched.",
  ones: "Every element is written.",
  full: "Every element is written; the dtype is that of the value unless it is given.",
  empty: "The elements are whatever was in memory.",
  zeros_like: "With the dtype and, by default, the order of axes of the other array.",
  ones_like: "With the dtype and, by default, the order of axes of the other array.",
  empty_like: "With the dtype and, by default, the order of axes of the other array.",
  full_like: "With the dtype and, by default, the order of axes of the other array.",
  arange: "int64 unless a dtype or a float is given.",
  linspace: "float64 unless a dtype is given.",
  eye: "float64 unless a dtype is given; of n*n elements only n are not 0.",
  identity: "float64 unless a dtype is given; of n*n elements only n are not 0.",
  indices: "One full grid for each axis; `sparse=True` keeps them one-dimensional.",
  load: 'Reads the whole file into memory; `mmap_mode="r"` maps it instead, and only what is used is read.',
  loadtxt: "Reads the whole text into memory.",
  genfromtxt: "Reads the whole file, through Python objects first.",
  fromfile: "Reads the whole file into memory; `np.memmap` maps it instead.",
};

const inPlace: Readonly<Record<string, string>> = {
  fill: "Every element is written.",
  put: "Writes at the indices.",
  copyto: "Writes the elements of one array into another.",
  putmask: "Writes where the mask is true.",
  place: "Writes where the mask is true.",
  fill_diagonal: "Writes the diagonal.",
};

const sumsOfProducts =
  "Sums products without an array of all the products. Operands of another dtype, or whose elements do not lie side by side, may be copied for it.";

const others: Readonly<Record<string, Note>> = {
  memmap: {
    effect: "maps a file",
    text: "The system reads the parts of the file that are used. Slices are views of the file; arithmetic makes arrays in memory.",
  },
  frombuffer: { effect: "a view of the bytes", text: "The memory belongs to the object that was given." },
  view: { effect: "a view", text: "The same bytes, read as another dtype or class." },
  std: {
    effect: "a new result",
    text: "Takes an array as large as its operand meanwhile, for the differences from the mean.",
  },
  var: {
    effect: "a new result",
    text: "Takes an array as large as its operand meanwhile, for the differences from the mean.",
  },
  median: {
    effect: "a new result",
    text: "Copies its operand to put it in order, unless `overwrite_input=True`.",
  },
  percentile: {
    effect: "a new result",
    text: "Copies its operand to put it in order, unless `overwrite_input=True`.",
  },
  quantile: {
    effect: "a new result",
    text: "Copies its operand to put it in order, unless `overwrite_input=True`.",
  },
  unique: {
    effect: "copies",
    text: "Works on its elements in memory of its own: a copy that is put in order, or a hash table.",
  },
  einsum: { effect: "a new result", text: "Sums products without an array of all the products." },
  dot: { effect: "a new result", text: sumsOfProducts },
  inner: { effect: "a new result", text: sumsOfProducts },
  vdot: { effect: "a new result", text: sumsOfProducts },
  tensordot: { effect: "a new result", text: sumsOfProducts },
  matmul: { effect: "a new result", text: sumsOfProducts },
  matvec: { effect: "a new result", text: sumsOfProducts },
  vecmat: { effect: "a new result", text: sumsOfProducts },
  vecdot: { effect: "a new result", text: sumsOfProducts },
  outer: { effect: "a new array", text: "As many elements as those of both operands multiplied." },
  kron: { effect: "a new array", text: "As many elements as those of both operands multiplied." },
};

const tables: readonly (readonly [effect: string, table: Readonly<Record<string, string>>])[] = [
  ["a view, nothing is copied", views],
  ["a view or a copy", either],
  ["always copies", copies],
  ["a new array", made],
  ["writes in place", inPlace],
];

/** Returns what is said of a NumPy function by its canonical name ("numpy.ndarray.flatten"); undefined when nothing is. */
export function noteOn(op: string): Note | undefined {
  // Functions of other namespaces have the same names: `np.char.split` makes lists.
  if (!/^numpy\.(ndarray\.|linalg\.|lib\.stride_tricks\.)?\w+$/.test(op)) return undefined;
  // The method sorts in place, the function returns a copy.
  if (op === "numpy.ndarray.sort" || op === "numpy.ndarray.partition")
    return { effect: "writes in place", text: "The elements are put in order where they are." };
  if (op === "numpy.sort" || op === "numpy.partition")
    return {
      effect: "always copies",
      text: "A new array; the method `a.sort()` puts the elements in order where they are.",
    };
  if (op === "numpy.ndarray.resize")
    return { effect: "writes in place", text: "The array's own memory becomes larger or smaller." };
  const name = op.slice(op.lastIndexOf(".") + 1);
  const known = Object.hasOwn(others, name) ? others[name] : undefined;
  if (known) return known;
  for (const [effect, table] of tables) if (Object.hasOwn(table, name)) return { effect, text: table[name] };
  return undefined;
}
