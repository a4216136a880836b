import { raise } from "../../ndarray/error.ts";

/** A Python literal as a .npy header holds it. */
export type Literal =
  | string
  | number
  | bigint
  | boolean
  | null
  | { readonly tuple: readonly Literal[] }
  | { readonly list: readonly Literal[] }
  | { readonly dict: ReadonlyMap<string, Literal> };

/** No header that NumPy writes nests deeper; a deeper one is refused before it can exhaust the stack. */
const maxDepth = 32;

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "0": "\0",
};

/** Returns the literal that the text spells; undefined when it is none. Dict keys must be strings. */
export function parseLiteral(text: string): Literal | undefined {
  const tokens = tokenize(text);
  if (!tokens) return undefined;
  const reading = { tokens, at: 0 };
  const value = parseValue(reading, 0);
  return value !== undefined && reading.at === tokens.length ? value : undefined;
}

/** Returns the literal as Python's `repr` shows it. */
export function showLiteral(value: Literal): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  if ("tuple" in value) {
    const items = value.tuple.map(showLiteral);
    return items.length === 1 ? `(${items[0]},)` : `(${items.join(", ")})`;
  }
  if ("list" in value) return `[${value.list.map(showLiteral).join(", ")}]`;
  return `{${[...value.dict].map(([key, item]) => `${quoted(key)}: ${showLiteral(item)}`).join(", ")}}`;
}

function quoted(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll("\r", "\\r");
  return mark + body.replaceAll(mark, `\\${mark}`) + mark;
}

interface Reading {
  readonly tokens: readonly string[];
  at: number;
}

function tokenize(text: string): string[] | undefined {
  const pattern =
    /\s*(?:([{}()[\],:])|([uUbB]?(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))|(-?\d+)L?|(True|False|None))\s*/y;
  const tokens: string[] = [];
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) return undefined;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? match[4]);
  }
  return tokens;
}

function parseValue(reading: Reading, depth: number): Literal | undefined {
  if (depth > maxDepth) return raise("ValueError", "malformed node or string: too deeply nested");
  const token = reading.tokens[reading.at++];
  if (token === undefined) return undefined;
  if (token === "{") return parseDict(reading, depth);
  if (token === "(") return parseTuple(reading, depth);
  if (token === "[") {
    const items = parseItems(reading, "]", depth);
    return items && { list: items.values };
  }
  if (token === "True" || token === "False") return token === "True";
  if (token === "None") return null;
  if (/^-?\d/.test(token)) return integer(token);
  return /['"]$/.test(token) ? unquoted(token) : undefined;
}

function integer(token: string): number | bigint {
  const number = Number(token);
  return Number.isSafeInteger(number) ? number : BigInt(token);
}

function unquoted(token: string): string {
  const body = token.slice(token.search(/['"]/) + 1, -1);
  return body.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g, (_, code: string) =>
    code.length > 1
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : (escapes[code] ?? `\\${code}`),
  );
}

/** One value in parentheses is that value; a comma makes a tuple. */
function parseTuple(reading: Reading, depth: number): Literal | undefined {
  const items = parseItems(reading, ")", depth);
  if (!items) return undefined;
  return items.values.length === 1 && !items.hasComma ? items.values[0] : { tuple: items.values };
}

function parseItems(
  reading: Reading,
  close: string,
  depth: number,
): { readonly values: readonly Literal[]; readonly hasComma: boolean } | undefined {
  const values: Literal[] = [];
  let hasComma = false;
  while (reading.tokens[reading.at] !== close) {
    if (values.length > 0 && !hasComma) return undefined;
    const value = parseValue(reading, depth + 1);
    if (value === undefined) return undefined;
    values.push(value);
    const isLast = reading.tokens[reading.at] !== ",";
    if (isLast && reading.tokens[reading.at] !== close) return undefined;
    if (!isLast) {
      reading.at++;
      hasComma = true;
    }
  }
  reading.at++;
  return { values, hasComma };
}

function parseDict(reading: Reading, depth: number): Literal | undefined {
  const dict = new Map<string, Literal>();
  while (reading.tokens[reading.at] !== "}") {
    const key = parseValue(reading, depth + 1);
    if (typeof key !== "string" || reading.tokens[reading.at++] !== ":") return undefined;
    const value = parseValue(reading, depth + 1);
    if (value === undefined) return undefined;
    dict.set(key, value);
    if (reading.tokens[reading.at] === ",") reading.at++;
    else if (reading.tokens[reading.at] !== "}") return undefined;
  }
  reading.at++;
  return { dict };
}
