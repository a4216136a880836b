/** The Python files that a program may import. Paths are absolute and have "/" between their parts. */
export interface ModuleFiles {
  /** The analysed file. */
  readonly main: string;
  /** Folders in which top-level modules stand, beside those that the file's own place gives. */
  readonly roots: readonly string[];
  /** A file's text, the same string as long as it does not change; undefined when there is none, or it is none of the project's. */
  read(path: string): string | undefined;
}

/** Where a module was found. */
export interface Place {
  /** The file; of a folder without `__init__.py` the folder. */
  readonly path: string;
  /** The folder of its submodules; undefined of what is no package. */
  readonly folder: string | undefined;
  /** undefined of a folder without `__init__.py`. */
  readonly text: string | undefined;
  readonly isStub: boolean;
}

/** Most paths that one analysis asks for. */
const mostAsked = 4000;

/** Deepest nesting of packages that is gone up in search of the one at the top. */
const deepest = 20;

/** Finds modules as Python does, and remembers what it was told. */
export class ModuleFinder {
  private readonly asked = new Map<string, string | undefined>();
  private folders: readonly string[] | undefined;

  constructor(private files: ModuleFiles | undefined) {}

  /** True when it would be told the same of everything that it has asked for; from now on it asks `files`. */
  isStillRight(files: ModuleFiles | undefined): boolean {
    const known = this.files;
    this.files = files;
    if (files?.main !== known?.main || files?.roots.join("\n") !== known?.roots.join("\n")) return false;
    for (const [path, text] of this.asked) if (files?.read(path) !== text) return false;
    return true;
  }

  /** True of the file that is analysed. */
  isMain(path: string): boolean {
    return path === this.files?.main;
  }

  /** The folder that a file stands in. */
  folderOf(path: string): string {
    return path.slice(0, Math.max(0, path.lastIndexOf("/")));
  }

  /** The folder that so many dots before a name mean in a file; undefined where there are none so high. */
  folderAbove(path: string, dots: number): string | undefined {
    let folder = this.folderOf(path);
    for (let i = 1; i < dots; i++) {
      if (folder === "") return undefined;
      folder = this.folderOf(folder);
    }
    return folder;
  }

  /** The path of the analysed file; undefined where nothing can be imported. */
  get main(): string | undefined {
    return this.files?.main;
  }

  /** True when the analysed file is a module of a package. */
  get isInPackage(): boolean {
    return this.files !== undefined && this.isPackage(this.folderOf(this.files.main));
  }

  /** The module or package of a name in a folder. */
  in(folder: string, name: string): Place | undefined {
    const base = `${folder}/${name}`;
    for (const ending of [".py", ".pyi"]) {
      const isStub = ending === ".pyi";
      for (const [path, folder] of [[`${base}/__init__${ending}`, base], [base + ending]]) {
        const text = this.isMain(path) ? "" : this.read(path);
        if (text !== undefined) return { path, folder, text, isStub };
      }
    }
    return undefined;
  }

  /** The stub beside a package's `__init__.py`, which names what that makes only when it is asked for. */
  stubOf({ folder }: Place): Place | undefined {
    const path = `${folder}/__init__.pyi`;
    const text = folder === undefined ? undefined : this.read(path);
    return text === undefined ? undefined : { path, folder, text, isStub: true };
  }

  /** The top-level module that begins a dotted name; a folder where only parts below it are files. */
  top(parts: readonly string[]): Place | undefined {
    for (const folder of this.searched()) {
      const found = this.in(folder, parts[0]);
      if (found) return found;
    }
    for (const folder of this.searched()) {
      for (let i = 1; i < parts.length; i++) {
        const path = [folder, ...parts.slice(0, i)].join("/");
        const top = `${folder}/${parts[0]}`;
        if (this.in(path, parts[i])) return { path: top, folder: top, text: undefined, isStub: false };
      }
    }
    return undefined;
  }

  /** True when a file beside a script takes the place of a module of Python's own. */
  isShadowed(name: string): boolean {
    const main = this.files?.main;
    if (main === undefined) return false;
    const folder = this.folderOf(main);
    return !this.isPackage(folder) && this.in(folder, name) !== undefined;
  }

  /** Python looks beside the script first; a module of a package is run from the folder that the package stands in. */
  private searched(): readonly string[] {
    if (!this.files) return [];
    if (this.folders) return this.folders;
    const own = this.folderOf(this.files.main);
    let above = own;
    for (let i = 0; i < deepest && this.isPackage(above); i++) above = this.folderOf(above);
    this.folders = [...new Set([above, ...this.files.roots, own])];
    return this.folders;
  }

  private isPackage(folder: string): boolean {
    const path = `${folder}/__init__.py`;
    return this.isMain(path) || this.read(path) !== undefined;
  }

  private read(path: string): string | undefined {
    if (this.asked.has(path)) return this.asked.get(path);
    if (this.asked.size >= mostAsked) return undefined;
    const text = this.files?.read(path);
    this.asked.set(path, text);
    return text;
  }
}
