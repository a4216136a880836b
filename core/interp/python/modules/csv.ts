import { none, PyDict, PyList, pyBool, pyStr, unknown, type Value } from "../../../ndarray/value.ts";
import { PyIterator } from "../../classes/objects.ts";
import type { CallArguments, Machine } from "../../machine.ts";
import { overItems } from "../../statements/iterate.ts";
import { letGo } from "../../strangers/escape.ts";
import { exactText } from "../arguments.ts";
import { keyOf } from "../keys.ts";
import type { ModuleTable } from "../modules.ts";
import { TextStream } from "../textfile.ts";

/** What writes rows is not followed: it may write into its stream from now on. */
function writerTo(machine: Machine, { positional, node }: CallArguments): Value {
  for (const value of positional) letGo(machine, value, node);
  return unknown;
}

/** Arguments of readers that change nothing here, or are read below. */
const readable = new Set(["delimiter", "fieldnames", "newline"]);

/** Returns the rows of the lines that a reader is given, as texts; undefined where they are not known. */
function rowsOf(machine: Machine, { positional, named }: CallArguments): string[][] | undefined {
  const delimiter = named.has("delimiter") ? exactText(named.get("delimiter")) : ",";
  if (delimiter === undefined || [...named.keys()].some((name) => !readable.has(name))) return undefined;
  const lines = machine.context.iterate(positional[0])?.map(exactText);
  loseSource(machine, positional[0]);
  if (!lines || lines.includes(undefined)) return undefined;
  return parse(lines as string[], delimiter);
}

/** Python reads a line when a row is asked for: where the source stands until then is not known. */
function loseSource(machine: Machine, source: Value): void {
  if (source instanceof TextStream) source.content.value = undefined;
  else if (source instanceof PyIterator) {
    machine.mutate(source);
    source.lost = true;
  } else if (source?.t === "foreign") letGo(machine, source, machine.here);
}

/** Splits lines into fields as the dialect "excel" does. */
function parse(lines: readonly string[], delimiter: string): string[][] | undefined {
  const rows: string[][] = [];
  for (const line of lines) {
    const text = line.replace(/\r?\n$/, "");
    const row = text.includes('"') ? quotedFields(text, delimiter) : text.split(delimiter);
    if (!row) return undefined;
    rows.push(text === "" ? [] : row);
  }
  return rows;
}

/** Undefined where a quoted field goes on in the next line. */
function quotedFields(text: string, delimiter: string): string[] | undefined {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    let field = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (at >= text.length) return undefined;
        if (text[at] === '"') at++;
        field += text[at];
      }
      at++;
    }
    const end = text.indexOf(delimiter, at);
    fields.push(field + text.slice(at, end < 0 ? undefined : end));
    if (end < 0) return fields;
    at = end + delimiter.length;
  }
}

function reader(machine: Machine, args: CallArguments): Value {
  const rows = args.positional.length === 1 ? rowsOf(machine, args) : undefined;
  if (!rows) return machine.notKnown("a CSV text");
  return iterator(
    rows.map((row) => new PyList(row.map((text) => pyStr(text)))),
    args,
  );
}

/** Rows by the names of the first one, or by those that are given; empty lines are left out. */
function dictReader(machine: Machine, args: CallArguments): Value {
  const [source, second] = args.positional;
  const given = second ?? args.named.get("fieldnames");
  const rows = args.positional.length <= 2 ? rowsOf(machine, { ...args, positional: [source] }) : undefined;
  const filled = rows?.filter((row) => row.length > 0);
  const isGiven = given !== undefined && given.t !== "none";
  const names = isGiven ? machine.context.iterate(given)?.map(exactText) : filled?.[0];
  if (!filled || !names || names.includes(undefined)) return machine.notKnown("a CSV text");
  const dicts = filled.slice(isGiven ? 0 : 1).map((row) => dictOf(names as string[], row));
  return iterator(dicts, args);
}

/** Fields that have no name are a list under None, and names without a field have None. */
function dictOf(names: readonly string[], row: readonly string[]): PyDict {
  const items: [Value, Value][] = names.map((name, i) => [
    pyStr(name),
    row[i] === undefined ? none : pyStr(row[i]),
  ]);
  if (row.length > names.length)
    items.push([none, new PyList(row.slice(names.length).map((text) => pyStr(text)))]);
  return new PyDict(new Map(items.map(([key, value]) => [keyOf(key) ?? "", { key, value }])));
}

function iterator(items: readonly Value[], { positional }: CallArguments): PyIterator {
  return overItems("_csv.reader", items, [new PyList([...items]), ...positional]);
}

/** `csv`: rows of known lines. */
export const csvModule: ModuleTable = {
  functions: {
    reader,
    DictReader: dictReader,
    writer: writerTo,
    DictWriter: writerTo,
    field_size_limit: () => pyBool(undefined),
  },
};
