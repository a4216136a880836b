import { spawnSync } from "node:child_process";
import { newMachine, runStatement } from "../../core/interp/run.ts";
import { parse } from "../../core/syntax/parse.ts";

/** Returns what each `print` of a program writes in our runtime; undefined where a part of it is not known. */
export function printed(code: string): readonly (string | undefined)[] {
  const module = parse(code);
  const machine = newMachine(module, {});
  const lines: (string | undefined)[] = [];
  machine.print = (text) => lines.push(text?.trimEnd());
  try {
    for (const statement of module.body) runStatement(machine, statement);
  } finally {
    machine.journal.close();
  }
  return lines;
}

/** What each `print` of the program writes in real Python; undefined where there is none with NumPy. */
export function printedByPython(code: string): readonly string[] | undefined {
  const marked = `import builtins as _b\n_p = _b.print\ndef print(*a, **k):\n    _p(*a, **k)\n    _p("\\x00", end="")\n${code}`;
  const run = spawnSync(process.env.PYTHON ?? "python3", ["-c", marked], { encoding: "utf8", input: "" });
  return run.status === 0
    ? run.stdout
        .split("\0")
        .slice(0, -1)
        .map((text) => text.trimEnd())
    : undefined;
}
