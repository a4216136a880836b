import type { Operator } from "./ast.ts";

/** How Python writes an operator between two values. */
export const operatorSymbols: Readonly<Record<Operator, string>> = {
  Add: "+",
  Sub: "-",
  Mult: "*",
  MatMult: "@",
  Div: "/",
  FloorDiv: "//",
  Mod: "%",
  Pow: "**",
  LShift: "<<",
  RShift: ">>",
  BitOr: "|",
  BitXor: "^",
  BitAnd: "&",
};
