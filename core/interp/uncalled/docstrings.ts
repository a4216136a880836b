import { entryOf } from "../../ndarray/entry.ts";
import { type Expr, type FunctionDef, type Lambda, type Module, type Stmt, walk } from "../../syntax/ast.ts";

const known = new WeakMap<object, ReadonlyMap<string, string>>();

/** Returns what a function's docstring says of the types of its parameters, by name: numpydoc, Google or Sphinx. */
export function documentedTypes(def: FunctionDef | Lambda): ReadonlyMap<string, string> {
  if (def.kind === "Lambda") return new Map();
  return entryOf(known, def.body, () => typesIn(docstringOf(def) ?? ""));
}

const results = new WeakMap<object, readonly string[]>();

/** Returns what a function's docstring says of the types of what it returns, in their order: numpydoc or Google. */
export function documentedResults(def: FunctionDef | Lambda): readonly string[] {
  if (def.kind === "Lambda") return [];
  return entryOf(results, def.body, () => resultsIn((docstringOf(def) ?? "").split("\n")));
}

function resultsIn(lines: readonly string[]): readonly string[] {
  const at = lines.findIndex((line) => /^\s*Returns:?\s*$/.test(line));
  if (at < 0) return [];
  const isUnderlined = /^\s*-{3,}\s*$/.test(lines[at + 1] ?? "");
  const found: string[] = [];
  const first = lines[at + (isUnderlined ? 2 : 1)] ?? "";
  const margin = marginOf(first);
  for (let i = at + (isUnderlined ? 2 : 1); i < lines.length; i++) {
    const line = lines[i];
    if (line.trim() === "" || /^\s*[-=]{3,}\s*$/.test(lines[i + 1] ?? "")) break;
    if (marginOf(line) !== margin) continue;
    const type = /^\s*[\w, ]+?\s*:\s*(.+)$/.exec(line)?.[1] ?? line;
    found.push(continued(isUnderlined ? type : (/^([^:]+):/.exec(line)?.[1] ?? line), lines[i + 1]).trim());
  }
  return found;
}

/** Returns the docstring of a function, a class or a module; a lambda has none. */
export function docstringOf({ body }: { readonly body: readonly Stmt[] | Expr }): string | undefined {
  const first = "kind" in body ? undefined : body[0];
  const value = first?.kind === "Expr" && first.value.kind === "Constant" ? first.value.value : undefined;
  return value?.type === "str" ? value.value : undefined;
}

/** Returns the docstrings of the functions and classes of a text, by their names. */
export function docstringsIn({ body }: Module): readonly (readonly [name: string, text: string])[] {
  const found: [string, string][] = [];
  for (const statement of body)
    walk(statement, (node) => {
      if (node.kind !== "FunctionDef" && node.kind !== "AsyncFunctionDef" && node.kind !== "ClassDef") return;
      const text = docstringOf(node);
      if (text !== undefined) found.push([node.name, text]);
    });
  return found;
}

function typesIn(text: string): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  const lines = text.split("\n");
  readNumpydoc(lines, types);
  readGoogle(lines, types);
  readSphinx(text, types);
  return types;
}

/** `x, y : type` below a heading that is underlined. */
function readNumpydoc(lines: readonly string[], types: Map<string, string>): void {
  const heading = lines.findIndex(
    (line, i) => /^\s*(Other )?Parameters\s*$/.test(line) && /^\s*-{3,}\s*$/.test(lines[i + 1] ?? ""),
  );
  if (heading < 0) return;
  const margin = marginOf(lines[heading]);
  for (let i = heading + 2; i < lines.length; i++) {
    const line = lines[i];
    if (/^\s*[-=]{3,}\s*$/.test(lines[i + 1] ?? "") && !/^\s*(Other )?Parameters\s*$/.test(line)) break;
    const entry =
      marginOf(line) === margin ? /^\s*(\*{0,2}\w+(?:\s*,\s*\*{0,2}\w+)*)\s*:\s*(.*)$/.exec(line) : null;
    if (!entry) continue;
    const more = continued(entry[2], lines[i + 1]);
    for (const name of entry[1].split(",")) add(types, name, more);
  }
}

/** A type that is broken within brackets goes on in the next line. */
function continued(text: string, next: string | undefined): string {
  const open = (text.match(/[([{]/g)?.length ?? 0) > (text.match(/[)\]}]/g)?.length ?? 0);
  return open && next !== undefined ? `${text} ${next.trim()}` : text;
}

/** `x (type): text` below `Args:`. */
function readGoogle(lines: readonly string[], types: Map<string, string>): void {
  const heading = lines.findIndex((line) => /^\s*(Args|Arguments|Parameters):\s*$/.test(line));
  if (heading < 0) return;
  const margin = marginOf(lines[heading]);
  for (const line of lines.slice(heading + 1)) {
    if (line.trim() !== "" && marginOf(line) <= margin) break;
    const entry = /^\s+(\*{0,2}\w+)\s*\((.*?)\)\s*:(.*)$/.exec(line);
    if (entry) add(types, entry[1], withShapeOf(entry[2], entry[3]));
  }
}

/** `:type x: type` and `:param type x:`. */
function readSphinx(text: string, types: Map<string, string>): void {
  for (const [, name, type] of text.matchAll(/:type\s+(\w+)\s*:\s*(.+)/g)) add(types, name, type);
  for (const [, type, name, about] of text.matchAll(/:param\s+([\w.]+)\s+(\w+)\s*:(.*)/g))
    add(types, name, withShapeOf(type, about));
}

/** Where the type itself names no shape, one that the description gives in so many words counts: "of shape (n, d)". */
function withShapeOf(type: string, about: string): string {
  const shape = /\b(?:of|with)\s+shape\s*(\([^()]*\))/.exec(about)?.[1];
  return shape && !type.includes("(") ? `${type} ${shape}` : type;
}

function add(types: Map<string, string>, name: string, type: string): void {
  const plain = name.trim().replace(/^\*+/, "");
  if (!types.has(plain) && type.trim() !== "") types.set(plain, type.trim());
}

const marginOf = (line: string) => line.length - line.trimStart().length;
