import type { Limits } from "../ndarray/limits.ts";
import type { ModuleFiles } from "./modules/modulefiles.ts";
import type { ProgramFiles } from "./modules/programfiles.ts";

/** What an evaluation may use from outside, and how much of everything. */
export interface RunOptions {
  readonly path?: string;
  readonly limits: Limits;
  /** Expressions and statements that may be evaluated. */
  readonly steps: number;
  /** Windows reuses no temporaries. */
  readonly elides: boolean;
  /** Keep values and bounds for every expression (`ndlens trace`), not only for those that people look at. */
  readonly detailed: boolean;
  /** Run functions that nobody calls on what their names are likely to stand for: what is seen there need not be so. */
  readonly supposes: boolean;
  /** Least steps of evaluation between two points that an edit can go back to. */
  readonly checkpointSteps: number;
  readonly cancelled?: () => boolean;
  readonly files: ProgramFiles;
  /** The Python files that may be imported; without it nothing is known of other modules than Python's own and NumPy. */
  readonly modules?: ModuleFiles;
}
