/** One `>>>` example. */
export interface Example {
  /** The line of the file, from 1. */
  readonly line: number;
  /** The statements, prompts taken away. */
  readonly source: string;
  /** The output that should come; empty when none should. Ends with a line break otherwise. */
  readonly want: string;
  /** The exception's last line(s) when the output is a traceback. */
  readonly exception?: string;
  /** The doctest options that the example switches on or off. */
  readonly flags: ReadonlyMap<string, boolean>;
}

const tracebackForm =
  /^Traceback \((?:most recent call last|innermost last)\):[ \t]*\n(?:[ \t]+.*\n|\n)*?(\w[\s\S]*)$/;

/** The examples of a text, read as doctest reads them. `lines` maps the text's lines to the file's. */
export function parseExamples(text: string, lines?: readonly number[], fenced = false): readonly Example[] {
  const rows = text.split(/\r\n?|\n/).map(expandTabs);
  const examples: Example[] = [];
  for (let row = 0; row < rows.length; row++) {
    const start = /^( *)>>>(?: (.*))?$/.exec(rows[row]);
    if (!start) continue;
    const first = row;
    const indent = start[1];
    const source = [start[2] ?? ""];
    for (
      let more = continuation(rows[row + 1], indent);
      more !== undefined;
      more = continuation(rows[row + 1], indent)
    ) {
      source.push(more);
      row++;
    }
    const want: string[] = [];
    for (; isOutput(rows[row + 1], fenced); row++) want.push(rows[row + 1].slice(indent.length));
    const wanted = want.map((line) => `${line}\n`).join("");
    examples.push({
      line: lines?.[first] ?? first + 1,
      source: `${source.join("\n")}\n`,
      want: wanted,
      exception: tracebackForm.exec(wanted)?.[1],
      flags: flagsOf(source),
    });
  }
  return examples.filter(({ source }) => !/^(?:\s*(?:#.*)?\n)*$/.test(source));
}

function continuation(row: string | undefined, indent: string): string | undefined {
  if (row === undefined || !row.startsWith(`${indent}...`)) return undefined;
  const rest = row.slice(indent.length + 3);
  return rest === "" || rest.startsWith(" ") ? rest.slice(1) : undefined;
}

/** Output ends at an empty line, at the next example, and in Markdown at the end of its code block. */
const isOutput = (row: string | undefined, fenced: boolean) =>
  row !== undefined && row.trim() !== "" && !/^ *>>>/.test(row) && !(fenced && /^\s*(?:```|~~~)/.test(row));

function flagsOf(source: readonly string[]): ReadonlyMap<string, boolean> {
  const flags = new Map<string, boolean>();
  for (const line of source)
    for (const option of /#\s*doctest:\s*([^\n'"]*)$/.exec(line)?.[1].split(/[,\s]+/) ?? [])
      if (/^[+-]\w/.test(option)) flags.set(option.slice(1), option.startsWith("+"));
  return flags;
}

function expandTabs(row: string): string {
  if (!row.includes("\t")) return row;
  let result = "";
  for (const char of row) result += char === "\t" ? " ".repeat(8 - (result.length % 8)) : char;
  return result;
}
