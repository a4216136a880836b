import type { File, Files } from "../../numpy/index.ts";

/** Files as a program sees them: what it has written itself lies over what is there already. */
export class ProgramFiles implements Files {
  constructor(
    /** What is known of the files that are there; undefined where nothing is. */
    private readonly outer?: (path: string) => File | "missing" | undefined,
    private readonly written: Map<string, File> = new Map(),
  ) {}

  open(path: string): File | "missing" | undefined {
    return this.written.get(path) ?? this.outer?.(path);
  }

  write(path: string, file: File): void {
    this.written.set(path, file);
  }

  /** Returns the same files with what `other` has written up to now. */
  after(other: ProgramFiles): ProgramFiles {
    return new ProgramFiles(this.outer, new Map(other.written));
  }
}
