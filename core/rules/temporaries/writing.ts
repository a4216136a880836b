import type { BinOp, Expr, Module, Operator } from "../../syntax/ast.ts";
import { spanOf } from "../../syntax/ast.ts";
import { operandText, textOf } from "../edits.ts";
import { numpyName } from "../tree.ts";

const signs: Readonly<Partial<Record<Operator, readonly [sign: string, ufunc: string]>>> = {
  Add: ["+", "add"],
  Sub: ["-", "subtract"],
  Mult: ["*", "multiply"],
  Div: ["/", "divide"],
  FloorDiv: ["//", "floor_divide"],
  Mod: ["%", "remainder"],
  Pow: ["**", "power"],
  BitAnd: ["&", "bitwise_and"],
  BitOr: ["|", "bitwise_or"],
  BitXor: ["^", "bitwise_xor"],
};

const unary: Readonly<Record<string, string>> = { USub: "negative", Invert: "invert" };
const commutative: ReadonlySet<Operator> = new Set(["Add", "Mult", "BitAnd", "BitOr", "BitXor"]);

/** Returns an operator's sign, "+"; undefined for those that are not told of. */
export function signOf(op: Operator): string | undefined {
  return signs[op]?.[0];
}

/**
 * Returns the statement that computes an expression into `target`: `a + b` gives "np.add(a, b, out=target)", `np.sqrt(x)` and
 * `x.clip(0, 1)` take one argument more, and what starts with the target itself is an augmented assignment. `inner` may say other
 * text for an operand. Undefined where that can't be said.
 */
export function computedInto(
  module: Module,
  node: Expr,
  target: string,
  inner: (operand: Expr) => string | undefined = () => undefined,
): string | undefined {
  const np = numpyName(module);
  const text = (operand: Expr) => inner(operand) ?? textOf(module, operand);
  const isTarget = (operand: Expr) => text(operand) === target;
  if (node.kind === "BinOp") {
    const [sign, ufunc] = signs[node.op] ?? [];
    if (sign === undefined) return undefined;
    if (isTarget(node.left)) return oneLine(`${target} ${sign}= ${text(node.right)}`);
    if (node.op === "Pow") return np && powerInto(node, np, text(node.left), target);
    if (isTarget(node.right) && commutative.has(node.op))
      return oneLine(`${target} ${sign}= ${text(node.left)}`);
    return np && oneLine(`${np}.${ufunc}(${text(node.left)}, ${text(node.right)}, out=${target})`);
  }
  if (node.kind === "UnaryOp")
    return np && unary[node.op] && oneLine(`${np}.${unary[node.op]}(${text(node.operand)}, out=${target})`);
  if (node.kind !== "Call" || node.keywords.some(({ arg }) => arg === null || arg === "out"))
    return undefined;
  if (node.args.some(({ kind }) => kind === "Starred")) return undefined;
  const given = [...node.args.map(text), ...node.keywords.map((one) => textOf(module, one)), `out=${target}`];
  const name =
    node.func.kind === "Attribute"
      ? `${operandText(module, node.func.value)}.${node.func.attr}`
      : textOf(module, node.func);
  if (pythons.has(name)) return undefined;
  if (name === "abs") return np && oneLine(`${np}.absolute(${given.join(", ")})`);
  const isMethod = node.func.kind === "Attribute" && inner(node.func.value) !== undefined;
  const called =
    isMethod && node.func.kind === "Attribute" ? `${inner(node.func.value)}.${node.func.attr}` : name;
  return oneLine(`${called}(${given.join(", ")})`);
}

/** Functions of Python's own, which know no `out`. */
const pythons: ReadonlySet<string> = new Set(["round", "pow", "divmod", "sum", "min", "max"]);

/** NumPy computes `x**2` as a square and `x**0.5` as a root. */
function powerInto({ right }: BinOp, np: string, base: string, target: string): string | undefined {
  if (right.kind !== "Constant" || (right.value.type !== "int" && right.value.type !== "float"))
    return undefined;
  const exponent = Number(right.value.value);
  const easy = exponent === 2 ? "square" : exponent === 0.5 ? "sqrt" : undefined;
  return oneLine(
    easy ? `${np}.${easy}(${base}, out=${target})` : `${np}.power(${base}, ${exponent}, out=${target})`,
  );
}

function oneLine(text: string): string | undefined {
  return /[\n#]/.test(text) ? undefined : text;
}

/** True when an expression mentions a name. */
export function mentions(module: Module, node: Expr, name: string): boolean {
  const { start, end } = spanOf(node);
  return new RegExp(`(?<![\\w.])${name}\\b`).test(module.text.slice(start, end));
}

/**
 * Returns statements that compute a chain of operators, `a + b - c`, into `target` step by step: the first operation into it, the
 * others in place. `computes` says which expressions are operations of the chain. Undefined where the chain does not go down its
 * left side, or an operand after the first step uses the target.
 */
export function stepsInto(
  module: Module,
  node: Expr,
  target: string,
  computes: (node: Expr) => boolean,
): readonly string[] | undefined {
  const name = /^\w+/.exec(target)?.[0] ?? target;
  const isLater = node.kind === "BinOp" && computes(node.left);
  if (!isLater) {
    const first = computedInto(module, node, target);
    return first === undefined ? undefined : [first];
  }
  const sign = signOf(node.op);
  const before = stepsInto(module, node.left, target, computes);
  if (!before || sign === undefined || mentions(module, node.right, name)) return undefined;
  const step = oneLine(`${target} ${sign}= ${textOf(module, node.right)}`);
  return step === undefined ? undefined : [...before, step];
}
