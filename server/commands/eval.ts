import { appendFileSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type Session, startSession } from "../../core/ide/index.ts";
import { diskHost } from "../files/host.ts";
import { complain, exit, internal } from "./program.ts";

/** Runs Python statements in the runtime: those given, those of standard input, or those typed at a prompt. */
export async function evaluate(options: { readonly code?: string }): Promise<number> {
  const path = join(process.cwd(), "<eval>");
  const begin = (name: string) => startSession({ path, host: diskHost(path) }, name);
  if (options.code !== undefined) return runAll(begin("<string>"), options.code);
  if (process.stdin.isTTY) return prompt(begin("<stdin>"));
  return runAll(begin("<stdin>"), readFileSync(process.stdin.fd, "utf8"));
}

function runAll(session: Session, code: string): number {
  const { failed } = show(session, code);
  return failed ? exit.found : exit.clean;
}

function show(session: Session, code: string) {
  const result = session.run(code);
  const line = (text: string) => (text === "" || text.endsWith("\n") ? text : `${text}\n`);
  process.stdout.write(line(result.output));
  if (result.unknown !== undefined) process.stderr.write(line(`not known: ${result.unknown}`));
  return result;
}

const historyFile = join(homedir(), ".ndlens_history");
const historyLength = 1000;

/** The interactive prompt; ends at Ctrl+D, exit() or quit(). */
function prompt(session: Session): Promise<number> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: ">>> ",
    history: readHistory(),
    historySize: historyLength,
    removeHistoryDuplicates: true,
  });
  let entered = "";
  const next = (text: string) => {
    entered = text;
    lines.setPrompt(text === "" ? ">>> " : "... ");
    lines.prompt();
  };
  process.stdout.write("ndlens: Python's prompt with NumPy arrays, nothing is run for real. Ctrl+D ends.\n");
  next("");
  return new Promise((resolve) => {
    lines.on("line", (line) => {
      writeHistory(line);
      if (entered === "" && /^\s*(?:exit|quit)\(\)\s*$/.test(line)) return lines.close();
      const text = entered === "" ? line : `${entered}\n${line}`;
      if (text.trim() === "") return next("");
      if (session.isIncomplete(text)) return next(text);
      try {
        show(session, text);
      } catch (error) {
        complain(internal(error));
      }
      next("");
    });
    lines.on("SIGINT", () => {
      process.stdout.write("\nKeyboardInterrupt\n");
      next("");
    });
    lines.on("close", () => {
      process.stdout.write("\n");
      resolve(exit.clean);
    });
  });
}

/** The newest line first, as readline wants it; none when there is no file. */
function readHistory(): string[] {
  try {
    return readFileSync(historyFile, "utf8").split("\n").filter(Boolean).slice(-historyLength).reverse();
  } catch {
    return [];
  }
}

function writeHistory(line: string): void {
  try {
    if (line.trim() !== "") appendFileSync(historyFile, `${line}\n`, { mode: 0o600 });
  } catch {
    // A home folder that cannot be written only costs the history.
  }
}
