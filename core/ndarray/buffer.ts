import type { Contents } from "./contents/contents.ts";
import type { Doubt } from "./contents/doubt.ts";
import { freshNumber } from "./fresh.ts";
import type { Dim } from "./layouts/dim.ts";
import type { Layout } from "./layouts/layout.ts";
import { type Mutable, moment, touch } from "./mutable.ts";

/**
 * What holds the memory: NumPy's heap, a memory-mapped file, or somebody else's object (bytes, a socket, a library). "assumed" is
 * memory of which it is not known whose it is: a comment or a function's text says that there is an array.
 */
export type BufferKind = "heap" | "mmap" | "foreign" | "assumed";

/** How many elements are true that an array of a layout has on contents that are not known. */
export interface CountOfTrue {
  readonly layout: Layout;
  readonly count: Dim;
}

/** The contents of a piece of memory. Two memory maps of one file are two buffers over one store. */
export class Store implements Mutable {
  readonly born = moment();
  /** Grows with every replacement of the contents: equal versions hold equal contents, but for bytes changed in place. */
  version = 0;

  /**
   * Most that an element may differ from the real one, because the library or the processor rounds in its own way; infinite when
   * nothing is known. Such elements are good for people and for choosing a path, and claimed only as far as they go.
   */
  error = 0;

  /** The same as a part of each element's own size: 0 when `error` is, infinite where only that bound holds. */
  relative = 0;

  constructor(private now: Contents) {}

  /** True where the doubt is only of elements below a mask, which are not shown. */
  doubtsHidden = false;

  /** Lets the elements differ by as much more. */
  blur({ error, relative }: Doubt): void {
    this.error = Math.max(this.error, error);
    this.relative = Math.max(this.relative, relative);
  }

  get approximate(): boolean {
    return this.error > 0;
  }

  get contents(): Contents {
    return this.now;
  }

  /** The name of a number that was asked for since the contents were replaced. A name given on a path that is undone is gone with it. */
  get count(): CountOfTrue | undefined {
    return this.counted;
  }

  set count(next: CountOfTrue) {
    touch(this);
    this.counted = next;
  }
  private counted: CountOfTrue | undefined;

  /** Replaces the contents, after telling the journal. Exact bytes are to be changed through `writable()` only. */
  set contents(next: Contents) {
    touch(this);
    this.now = next;
    this.counted = undefined;
    this.version++;
  }

  get weight(): number {
    return this.now.kind === "exact" ? this.now.data.length : 0;
  }

  save(): () => void {
    const former = this.now;
    const { error, relative, counted } = this;
    // Exact bytes change in place, so that putting them back needs a copy.
    const copy: Contents =
      former.kind === "exact"
        ? {
            ...former,
            data: former.data.slice(),
            known: former.known?.slice(),
            objects: former.objects?.slice(),
          }
        : former;
    return () => {
      this.now = copy;
      this.error = error;
      this.relative = relative;
      this.counted = counted;
      this.version++;
    };
  }
}

/** Identity of a piece of memory that arrays lie on. */
export class Buffer {
  readonly id = freshNumber();
  readonly born = moment();

  constructor(
    /** Bytes. */
    readonly nbytes: Dim,
    readonly kind: BufferKind,
    readonly store: Store,
  ) {}
}
