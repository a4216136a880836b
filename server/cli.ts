import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../package.json";
import { parseBytes } from "./bytes.ts";
import { type CheckOptions, check } from "./commands/check.ts";
import { doctest } from "./commands/doctest.ts";
import { evaluate } from "./commands/eval.ts";
import { explain } from "./commands/explain.ts";
import { lsp } from "./commands/lsp.ts";
import { peak } from "./commands/peak.ts";
import { complain, exit, finish } from "./commands/program.ts";
import { listRules } from "./commands/rules.ts";
import { type TraceOptions, trace } from "./commands/trace.ts";
import { unknownSelector } from "./settings.ts";

const program = new Command("ndlens")
  .description("Shows what the NumPy arrays of Python files do to memory, without running them.")
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: (text) => complain(text.replace(/^error: /, "")) });

program
  .command("check")
  .description("report what wastes memory in files, folders and notebooks")
  .argument("[path...]", "Python files, notebooks, or folders to search for them")
  .addOption(
    new Option("--format <format>", "how to print")
      .choices(["text", "json", "sarif", "github"])
      .default("text"),
  )
  .option("--fix", "apply the fixes that are proved to keep values and layout")
  .option("--unsafe-fixes", "with --fix or --diff: the other fixes too")
  .option("--diff", "print what --fix would change and change nothing")
  .option(
    "--select <codes>",
    "only these rules: codes, families such as ND1, or names; commas between",
    selectors,
  )
  .option("--ignore <codes>", "not these rules", selectors)
  .option("--budget <size>", 'report arrays larger than this, for example "2GiB"', byteSize)
  .option("--threshold <size>", "waste below this stays a hint (64KiB)", byteSize)
  .option("--changed [revision]", "only files that differ from a revision of git (HEAD)")
  .option("--baseline <file>", "leave out the findings that the file lists")
  .option("--write-baseline <file>", "list the findings in a file and report none of them")
  .action((paths: string[], options: CheckOptions, command: Command) => {
    if (paths.length === 0 && options.changed === undefined)
      command.error("error: missing required argument 'path'");
    return finish(() => check(paths, options));
  });

program
  .command("trace")
  .description("print what is known of every array expression and binding, as JSON")
  .argument("<file>")
  .option("--likely", "add what is likely in functions that nobody calls")
  .action((file: string, options: TraceOptions) => finish(() => trace(file, options)));

program
  .command("peak")
  .description("print the bytes alive on each line, and the peak")
  .argument("<file>")
  .option("--json", "print JSON")
  .action((file: string, options: { json?: boolean }) => finish(() => peak(file, options)));

program
  .command("eval")
  .description("run Python statements in the runtime; without -c a prompt")
  .option("-c, --code <code>", "the statements")
  .action((options: { code?: string }) => finish(() => evaluate(options)));

program
  .command("doctest")
  .description("run the >>> examples of .py, .rst and .md files in the runtime")
  .argument("<file...>")
  .option("--json", "print JSON")
  .action((files: string[], options: { json?: boolean }) => finish(() => doctest(files, options)));

program
  .command("explain")
  .description("print the page of a rule")
  .argument("<rule>", "its code or name")
  .action((rule: string) => finish(() => explain(rule)));

program
  .command("rules")
  .description("list the rules")
  .option("--json", "print JSON, pages included")
  .action((options: { json?: boolean }) => finish(() => listRules(options)));

program
  .command("lsp")
  .description("serve an editor over the Language Server Protocol")
  .option("--stdio", "over standard input and output (the only way)")
  .action(() => finish(lsp));

function selectors(text: string, before: readonly string[] = []): readonly string[] {
  const given = text
    .split(",")
    .map((item) => item.trim())
    .filter(Boolean);
  const unknown = unknownSelector(given);
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no rule ${unknown}.`);
  return [...before, ...given];
}

function byteSize(text: string): number {
  const bytes = parseBytes(text);
  if (bytes === undefined) throw new InvalidArgumentError('A size looks like "2GiB" or 4096.');
  return bytes;
}

// A reader that has seen enough (`ndlens check . | head`) is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? exit.clean : exit.misuse),
);

program.parseAsync().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exit.clean : exit.misuse;
});
