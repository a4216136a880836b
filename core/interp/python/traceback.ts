import type { PyRaise } from "../objects.ts";

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
  const before = text.slice(0, start).split("\n");
  const line = before.length;
  const source = text.split("\n")[line - 1] ?? "";
  const indent = source.length - source.trimStart().length;
  const caret = " ".repeat(Math.max((before.at(-1) ?? "").length - indent, 0));
  return `  File "${file}", line ${line}\n    ${source.trim()}\n    ${caret}^\nSyntaxError: invalid syntax\n`;
}
