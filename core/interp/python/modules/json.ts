import { floatRepr } from "../../../ndarray/print/float.ts";
import {
  anyStr,
  none,
  PyDict,
  PyList,
  pyBool,
  pyFloat,
  pyInt,
  pyStr,
  type Value,
} from "../../../ndarray/value.ts";
import { retain } from "../../../trace/refs.ts";
import { exceptionClasses } from "../../classes/exceptions.ts";
import type { Machine } from "../../machine.ts";
import { exactInt, exactText } from "../arguments.ts";
import type { ModuleTable } from "../modules.ts";

/** `json`. */
export const jsonModule: ModuleTable = {
  values: { JSONDecodeError: exceptionClasses.get("JSONDecodeError") ?? none },
  functions: {
    loads: (machine, { positional: [given], named }) => {
      const text = exactText(given);
      if (text === undefined || named.size) return machine.notKnown("a JSON text");
      return parsed(text) ?? machine.raise("JSONDecodeError", "Expecting value: line 1 column 1 (char 0)");
    },
    dumps: (machine, { positional: [value], named }) => {
      const text = written(machine, value, named);
      return text === undefined ? anyStr : pyStr(text);
    },
    load: (machine) => machine.notKnown("a JSON file"),
    dump: () => none,
  },
};

/** Returns the value of a JSON text; undefined when it is none. Numbers without point or exponent are ints. */
function parsed(text: string): Value | undefined {
  const tokens =
    /\s*(?:([{}[\],:])|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null|NaN|-?Infinity))/y;
  let token: RegExpExecArray | null = null;
  let end = 0;
  const advance = () => {
    tokens.lastIndex = end;
    token = tokens.exec(text);
    if (token) end = tokens.lastIndex;
  };
  const isMark = (mark: string) => token?.[1] === mark;
  const value = (): Value | undefined => {
    if (!token) return undefined;
    const [, mark, quoted, number, word] = token;
    if (mark === "[") return list();
    if (mark === "{") return dict();
    if (mark !== undefined) return undefined;
    advance();
    if (quoted !== undefined) return pyStr(JSON.parse(`"${quoted}"`) as string);
    if (number !== undefined) return /^-?\d+$/.test(number) ? pyInt(BigInt(number)) : pyFloat(Number(number));
    return wordValue(word);
  };
  const list = (): Value | undefined => {
    const items: Value[] = [];
    for (advance(); !isMark("]"); ) {
      const item = value();
      if (!item) return undefined;
      items.push(item);
      retain(item);
      if (isMark(",")) advance();
      else if (!isMark("]")) return undefined;
    }
    advance();
    return new PyList(items);
  };
  const dict = (): Value | undefined => {
    const entries = new Map<string, { key: Value; value: Value }>();
    for (advance(); !isMark("}"); ) {
      const key = value();
      if (key?.t !== "str" || !isMark(":")) return undefined;
      advance();
      const item = value();
      if (!item) return undefined;
      entries.set(`s:${key.v}`, { key, value: item });
      retain(item);
      if (isMark(",")) advance();
      else if (!isMark("}")) return undefined;
    }
    advance();
    return new PyDict(entries);
  };
  advance();
  const result = value();
  return token === null && text.slice(end).trim() === "" ? result : undefined;
}

function wordValue(word: string): Value {
  if (word === "null") return none;
  if (word === "true" || word === "false") return pyBool(word === "true");
  return pyFloat(
    word === "NaN" ? Number.NaN : word === "Infinity" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY,
  );
}

/** Returns what `json.dumps` writes; undefined when it is not known. */
function written(machine: Machine, value: Value, named: ReadonlyMap<string, Value>): string | undefined {
  const indent = named.get("indent");
  const columns = indent && indent.t !== "none" ? exactInt(indent) : -1;
  const sorts = named.get("sort_keys");
  for (const name of named.keys()) if (name !== "indent" && name !== "sort_keys") return undefined;
  if (columns === undefined || (sorts && sorts.t !== "bool")) return undefined;
  const isSorted = sorts?.t === "bool" && sorts.v === true;
  const text = (one: Value, depth: number): string | undefined => {
    switch (one.t) {
      case "none":
        return "null";
      case "bool":
        return one.v === undefined ? undefined : String(one.v);
      case "int":
        return typeof one.v === "object" ? undefined : String(one.v);
      case "float":
        return one.v === undefined || one.error !== undefined
          ? undefined
          : Number.isFinite(one.v)
            ? floatRepr(one.v)
            : undefined;
      case "str":
        return one.v === undefined ? undefined : quoted(one.v);
      case "list":
      case "tuple":
        return enclosed(
          "[",
          one.items?.map((item) => text(item, depth + 1)),
          "]",
          depth,
          columns,
        );
      case "dict": {
        const entries = one.entries && [...one.entries.values()];
        if (entries && isSorted) entries.sort((a, b) => (keyText(a.key) < keyText(b.key) ? -1 : 1));
        const parts = entries?.map(({ key, value: item }) => {
          const inner = text(item, depth + 1);
          return inner === undefined || key.t !== "str" || key.v === undefined
            ? undefined
            : `${quoted(key.v)}: ${inner}`;
        });
        return enclosed("{", parts, "}", depth, columns);
      }
      case "scalar":
      case "ndarray":
        return machine.raise(
          "TypeError",
          `Object of type ${one.t === "ndarray" ? "ndarray" : one.dtype.type} is not JSON serializable`,
        );
      default:
        return undefined;
    }
  };
  return text(value, 0);
}

function keyText(key: Value): string {
  return key.t === "str" ? (key.v ?? "") : "";
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function enclosed(
  open: string,
  parts: readonly (string | undefined)[] | undefined,
  close: string,
  depth: number,
  columns: number,
): string | undefined {
  if (!parts || parts.includes(undefined)) return undefined;
  if (columns < 0 || parts.length === 0) return open + parts.join(", ") + close;
  const pad = `\n${" ".repeat(columns * (depth + 1))}`;
  return `${open}${pad}${parts.join(`,${pad}`)}\n${" ".repeat(columns * depth)}${close}`;
}
