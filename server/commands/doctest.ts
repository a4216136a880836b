import { type ExampleResult, runExamples, type Verdict } from "../doctest/run.ts";
import { InputError } from "../errors.ts";
import { diskHost } from "../files/host.ts";
import { isNotebook, readSource } from "../files/source.ts";
import { type Colors, terminalColors } from "../report/colors.ts";
import { complain, exit } from "./program.ts";

type FileExample = ExampleResult & { readonly file: string };

/** Runs the `>>>` examples of files in the runtime and prints what differs. Returns the exit code. */
export function doctest(files: readonly string[], options: { readonly json?: boolean }): number {
  const complaints: string[] = [];
  const examples = files.flatMap((file) => {
    try {
      return examplesOf(file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      complaints.push(error.message);
      return [];
    }
  });
  const count = (verdict: Verdict) => examples.filter((example) => example.verdict === verdict).length;
  const counts = { passed: count("passed"), failed: count("failed"), unsupported: count("unsupported") };
  complaints.forEach(complain);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ ...counts, skipped: count("skipped"), examples }, undefined, 2)}\n`
      : textOf(examples, counts, terminalColors()),
  );
  if (complaints.length > 0) return exit.misuse;
  return counts.failed > 0 ? exit.found : exit.clean;
}

function examplesOf(file: string): readonly FileExample[] {
  if (isNotebook(file))
    throw new InputError(`${file}: is a notebook; examples are read from .py, .rst and .md files`);
  const { text } = readSource(file);
  return runExamples(file, text, { path: file, host: diskHost(file) }).map((example) => ({
    file,
    ...example,
  }));
}

function textOf(
  examples: readonly FileExample[],
  { passed, failed, unsupported }: Readonly<Record<"passed" | "failed" | "unsupported", number>>,
  colors: Colors,
): string {
  const indented = (text: string) => (text === "" ? "    (nothing)\n" : text.replace(/^(?=.)/gm, "    "));
  const differing = examples
    .filter(({ verdict }) => verdict === "failed")
    .map(
      ({ file, line, source, want, got }) =>
        `${colors.bold(file)}${colors.cyan(`:${line}`)}: ${colors.red("failed")}\n` +
        `${indented(source)}  expected\n${indented(want)}  got\n${indented(got)}\n`,
    );
  return `${differing.join("")}${passed} passed, ${failed} failed, ${unsupported} not known\n`;
}
