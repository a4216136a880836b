import type { Machine } from "../interp/machine.ts";
import { run } from "../interp/run.ts";
import type { Module } from "../syntax/ast.ts";
import { parse } from "../syntax/parse.ts";
import type { Trace } from "../trace/trace.ts";
import { workspaceFiles } from "./files.ts";
import { type AnalysisOptions, defaultSettings, type Host, type Settings } from "./types.ts";

/** One file, analysed. Immutable from outside; hand it to the next `analyze` of the same document to do only what changed. */
export interface Analysis {
  readonly text: string;
  readonly options: AnalysisOptions;
  readonly settings: Settings;
  readonly module: Module;
  readonly trace: Trace;
  /** The program as it stands at the end of the file. */
  readonly machine: Machine;
}

/** True as long as the modules that the file imports are as they were when it was analysed. */
export function isCurrent({ machine }: Analysis, host: Host | undefined): boolean {
  return machine.modules.finder.isStillRight(host?.modules);
}

/** Returns how many steps of evaluation the module's own statements took, which an edit near its beginning costs again. */
export function costOf({ machine }: Analysis): number {
  return machine.budget.steps - (machine.ground?.left.steps ?? 0);
}

/** Evaluates a Python file. `previous` is the same document's last analysis, which is used up by this. */
export function analyze(text: string, options: AnalysisOptions = {}, previous?: Analysis): Analysis {
  const settings = options.settings ?? defaultSettings;
  const module = parse(text, previous?.module);
  const { trace, machine } = run(
    module,
    {
      path: options.path,
      elides: settings.platform !== "win32",
      detailed: options.detailed ?? false,
      supposes: options.supposes ?? false,
      ...(options.checkpointSteps !== undefined && { checkpointSteps: options.checkpointSteps }),
      cancelled: options.cancelled,
      files: workspaceFiles(options.host),
      modules: options.host?.modules,
    },
    previous,
  );
  return { text, options, settings, module, trace, machine };
}
