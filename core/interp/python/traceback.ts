import type { PyRaise } from "../classes/objects.ts";

/** NumPy's exception classes with the modules that tracebacks name them by. */
const modules: Readonly<Record<string, string>> = {
  AxisError: "numpy.exceptions.AxisError",
  LinAlgError: "numpy.linalg.LinAlgError",
  MaskError: "numpy.ma.core.MaskError",
  MAError: "numpy.ma.core.MAError",
  DTypePromotionError: "numpy.exceptions.DTypePromotionError",
  UFuncTypeError: "numpy._core._exceptions.UFuncTypeError",
  _UFuncNoLoopError: "numpy._core._exceptions._UFuncNoLoopError",
  _UFuncBinaryResolutionError: "numpy._core._exceptions._UFuncBinaryResolutionError",
  _UFuncCastingError: "numpy._core._exceptions._UFuncCastingError",
  _UFuncInputCastingError: "numpy._core._exceptions._UFuncInputCastingError",
  _UFuncOutputCastingError: "numpy._core._exceptions._UFuncOutputCastingError",
  _ArrayMemoryError: "numpy._core._exceptions._ArrayMemoryError",
};

/** Where an exception passed through: a function's name, and the line that it was at. */
export interface Frame {
  readonly name: string;
  readonly line: number;
}

/** Returns a traceback as Python's prompt prints it; the frames as Python orders them, the latest call last. */
export function tracebackText({ type, message }: PyRaise, file: string, frames: readonly Frame[]): string {
  const name = modules[type] ?? type;
  return [
    "Traceback (most recent call last):",
    ...frames.map((frame) => `  File "${file}", line ${frame.line}, in ${frame.name}`),
    message ? `${name}: ${message}` : name,
    "",
  ].join("\n");
}

/** Returns what Python prints of a text that is no Python: the line, with a caret below the place. */
export function syntaxErrorText(text: string, start: number, file: string): string {
  const open = openString(text);
  const before = text.slice(0, open?.start ?? start).split("\n");
  const line = before.length;
  const source = text.split("\n")[line - 1] ?? "";
  const indent = source.length - source.trimStart().length;
  const caret = " ".repeat(Math.max((before.at(-1) ?? "").length - indent, 0));
  return `  File "${file}", line ${line}\n    ${source.trim()}\n    ${caret}^\nSyntaxError: ${open?.message ?? "invalid syntax"}\n`;
}

/** Returns where a string begins that nothing ends, and what Python says of it; undefined when there is none, or it is an f-string. */
function openString(text: string): { readonly start: number; readonly message: string } | undefined {
  const token = /#[^\n]*|([A-Za-z]*)("""|'''|"|')/g;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [, prefix, quote] = match;
    if (quote === undefined) continue;
    const isTriple = quote.length === 3;
    const inside = isTriple ? /(?:\\[\s\S]|[^\\])*?/ : /(?:\\[\s\S]|[^\\\n])*?/;
    const rest = new RegExp(`${inside.source}${quote}`, "y");
    rest.lastIndex = token.lastIndex;
    if (rest.test(text)) {
      token.lastIndex = rest.lastIndex;
      continue;
    }
    if (/f/i.test(prefix)) return undefined;
    const start = match.index;
    const lines = text.replace(/\n$/, "").split("\n").length;
    const line = isTriple ? lines : text.slice(0, start).split("\n").length;
    const kind = isTriple ? "triple-quoted string" : "string";
    return { start, message: `unterminated ${kind} literal (detected at line ${line})` };
  }
  return undefined;
}
