import type {
  Call,
  Expr,
  FunctionDef,
  Lambda,
  Module,
  Node,
  Stmt,
  Subscript,
} from "../../core/syntax/ast.ts";
import { children, walk } from "../../core/syntax/ast.ts";

/** An expression inside a function whose value is an array, as far as the text alone says. */
export interface ArrayValued {
  readonly node: Node;
  /** What kind of expression it is, for a list of those that are not known. */
  readonly kind: string;
}

const words = (text: string) => new Set(text.split(/\s+/));

/** Functions of NumPy that give an array whatever they are given. */
const makers =
  words(`array asarray asanyarray ascontiguousarray asfortranarray zeros ones empty full zeros_like ones_like
  empty_like full_like arange linspace logspace geomspace eye identity concatenate vstack hstack stack column_stack dstack
  atleast_1d atleast_2d atleast_3d outer meshgrid_ unique_ flatnonzero argwhere bincount indices tri tril triu isin in1d
  setdiff1d union1d intersect1d fromiter frombuffer fromstring copy pad tile append`);
/** Functions that give an array for an array, and may give a scalar otherwise. */
const elementwise =
  words(`abs absolute sqrt exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan arctan2 sinh cosh tanh
  add subtract multiply divide true_divide floor_divide power mod remainder square reciprocal sign floor ceil rint round
  around trunc conj conjugate real imag angle isnan isinf isfinite logical_and logical_or logical_not logical_xor maximum
  minimum fmax fmin hypot greater greater_equal less less_equal equal not_equal where clip nan_to_num real_if_close
  bitwise_and bitwise_or bitwise_xor invert left_shift right_shift deg2rad rad2deg sinc diff cumsum cumprod sort argsort
  flip flipud fliplr roll rot90 transpose swapaxes moveaxis rollaxis expand_dims ravel reshape repeat broadcast_to diag
  take_along_axis gradient unwrap fft ifft rfft irfft fft2 ifft2 fftn ifftn fftshift ifftshift squeeze delete insert partition
  argpartition resize negative positive`);
/** Functions and methods that collapse axes: an array when an axis is named. */
const reductions =
  words(`sum mean std var min max amin amax prod all any argmin argmax median nansum nanmean nanstd nanvar nanmin nanmax
  average count_nonzero percentile quantile ptp norm nanmedian`);
/** Methods that give an array. */
const methods =
  words(`astype copy reshape ravel flatten transpose swapaxes squeeze repeat take conj conjugate clip round argsort cumsum
  cumprod view diagonal byteswap compress`);
const attributes = words("T real imag mT");

/**
 * Returns the expressions and parameters inside functions that are arrays by the text alone: calls of NumPy's functions that give
 * arrays, names bound to such, what operators, methods and slices make of them, and parameters that an annotation or a docstring calls
 * an ndarray. It asks nobody what the interpreter knows; elements (an index without a slice) and results of unknown functions are
 * left out, as they may be scalars.
 */
export function arrayValued(module: Module): ArrayValued[] {
  const found: ArrayValued[] = [];
  const numpy = numpyNames(module);
  for (const statement of module.body)
    walk(statement, (node) => {
      if (node.kind !== "FunctionDef") return undefined;
      new Reader(numpy, found).function(node);
      return false;
    });
  return found;
}

interface NumpyNames {
  readonly modules: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
}

function numpyNames(module: Module): NumpyNames {
  const modules = new Set<string>();
  const functions = new Set<string>();
  for (const statement of module.body)
    walk(statement, (node) => {
      if (node.kind === "Import") {
        for (const { name, asname } of node.names)
          if (name === "numpy" || name.startsWith("numpy.")) modules.add(asname ?? "numpy");
      } else if (node.kind === "ImportFrom" && node.module === "numpy")
        for (const { name, asname } of node.names) functions.add(asname ?? name);
      return undefined;
    });
  return { modules, functions };
}

class Reader {
  private readonly arrays = new Set<string>();

  constructor(
    private readonly numpy: NumpyNames,
    private readonly found: ArrayValued[],
  ) {}

  function(def: FunctionDef): void {
    const text = docstringOf(def);
    for (const parameter of [...def.args.posonlyargs, ...def.args.args, ...def.args.kwonlyargs]) {
      const { arg, annotation } = parameter;
      const line = new RegExp(`^\\s*(?:\\w+, )*${arg}(?:, \\w+)*\\s*:(.*)$`, "m").exec(text)?.[1] ?? "";
      const isDocumented = /\bndarray\b/.test(line) && !/\bor\b|\||\{|None|list|tuple|dict/.test(line);
      if (!isDocumented && !(annotation && isNdarray(annotation))) continue;
      this.arrays.add(arg);
      this.found.push({ node: parameter, kind: "parameter" });
    }
    this.block(def.body);
  }

  private block(body: readonly Stmt[]): void {
    for (const statement of body) this.statement(statement);
  }

  private statement(node: Stmt): void {
    if (node.kind === "FunctionDef") new Reader(this.numpy, this.found).function(node);
    else if (node.kind === "Assign") {
      const isArray = this.read(node.value);
      for (const target of node.targets) this.bind(target, isArray);
    } else if (node.kind === "AugAssign") {
      const isArray = this.read(node.value);
      if (isArray && node.target.kind === "Name") this.bind(node.target, true);
    } else if (node.kind === "For") {
      this.read(node.iter);
      this.bind(node.target, false);
      this.block(node.body);
      this.block(node.orelse);
    } else this.others(node);
  }

  /** Statements with nothing of their own: expressions are read, blocks walked through. */
  private others(node: Node): void {
    for (const child of children(node)) {
      if (isStatement(child)) this.statement(child);
      else if (isPart(child)) this.others(child);
      else this.read(child as Expr);
    }
  }

  private bind(target: Expr, isArray: boolean): void {
    if (target.kind === "Name") {
      if (isArray) this.arrays.add(target.id);
      else this.arrays.delete(target.id);
    } else if (target.kind === "Tuple" || target.kind === "List")
      for (const one of target.elts) this.bind(one, false);
    else for (const child of children(target)) this.read(child as Expr);
  }

  /** Walks an expression; true when its value is an array. */
  private read(node: Node): boolean {
    if (isInner(node)) return false;
    if (isStatement(node)) {
      this.statement(node);
      return false;
    }
    const kind = this.kindOf(node);
    if (kind) this.found.push({ node, kind });
    return kind !== undefined;
  }

  private kindOf(node: Node): string | undefined {
    if (node.kind === "Call") return this.callKind(node);
    if (node.kind === "Subscript") return this.subscriptKind(node);
    if (node.kind === "Name") return this.arrays.has(node.id) ? "name" : undefined;
    const parts = children(node).map((child) => this.read(child));
    if (node.kind === "Attribute") return parts[0] && attributes.has(node.attr) ? `.${node.attr}` : undefined;
    if (node.kind === "BinOp") return parts.includes(true) ? `operator ${node.op}` : undefined;
    if (node.kind === "UnaryOp") return node.op !== "Not" && parts[0] ? `operator ${node.op}` : undefined;
    const isOfTruths =
      node.kind === "Compare" && !node.ops.some((op) => /^(Is|In|Not)/.test(op) && op !== "NotEq");
    return isOfTruths && parts.includes(true) ? "comparison" : undefined;
  }

  private subscriptKind({ value, slice }: Subscript): string | undefined {
    const isArray = this.read(value);
    const parts = slice.kind === "Tuple" ? slice.elts : [slice];
    const selects = parts.map((part) => this.read(part) || isRange(part));
    return isArray && selects.includes(true) ? "index" : undefined;
  }

  private callKind({ func, args, keywords }: Call): string | undefined {
    const isOfNumpy =
      func.kind === "Name"
        ? this.numpy.functions.has(func.id)
        : func.kind === "Attribute" && this.isNumpy(func.value);
    const isOfArray = !isOfNumpy && func.kind === "Attribute" && this.read(func.value);
    if (!isOfNumpy && func.kind !== "Name" && func.kind !== "Attribute") this.read(func);
    const given = args.map((arg) => this.read(arg));
    const named = keywords.map(({ value }) => this.read(value));
    const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
    const axis = keywords.find(({ arg }) => arg === "axis")?.value;
    const hasAxis = axis !== undefined && !(axis.kind === "Constant" && axis.value.type === "None");
    if (isOfNumpy && makers.has(name)) return `np.${name}`;
    if (isOfNumpy && elementwise.has(name) && (given.includes(true) || named.includes(true)))
      return `np.${name}`;
    if (isOfArray && methods.has(name)) return `.${name}()`;
    if (reductions.has(name) && hasAxis && (isOfArray || (isOfNumpy && given[0]))) return `${name}(axis=)`;
    return undefined;
  }

  /** `np`, `np.fft`, `numpy.linalg`. */
  private isNumpy(node: Expr): boolean {
    if (node.kind === "Attribute") return this.isNumpy(node.value);
    return node.kind === "Name" && this.numpy.modules.has(node.id);
  }
}

function isRange(node: Expr): boolean {
  return (
    node.kind === "Slice" ||
    node.kind === "List" ||
    (node.kind === "Constant" && (node.value.type === "Ellipsis" || node.value.type === "None")) ||
    (node.kind === "Attribute" && node.attr === "newaxis")
  );
}

function isNdarray(annotation: Expr): boolean {
  if (annotation.kind === "Subscript") return isNdarray(annotation.value);
  const name =
    annotation.kind === "Attribute" ? annotation.attr : annotation.kind === "Name" ? annotation.id : "";
  return name === "ndarray" || name === "NDArray";
}

function docstringOf({ body: [first] }: FunctionDef): string {
  const value = first?.kind === "Expr" && first.value.kind === "Constant" ? first.value.value : undefined;
  return value?.type === "str" ? value.value : "";
}

const isInner = (node: Node | Lambda) => /^(Lambda|ListComp|SetComp|DictComp|GeneratorExp)$/.test(node.kind);
const isPart = ({ kind }: Node) => /^(withitem|ExceptHandler|match_case|keyword)$/.test(kind);
const isStatement = (node: Node): node is Stmt =>
  /^(FunctionDef|AsyncFunctionDef|ClassDef|Return|Delete|Assign|TypeAlias|AugAssign|AnnAssign|For|AsyncFor|While|If|With|AsyncWith|Match|Raise|Try|TryStar|Assert|Import|ImportFrom|Global|Nonlocal|Expr|Pass|Break|Continue|ErrorStmt)$/.test(
    node.kind,
  );
