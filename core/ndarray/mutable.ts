/** Runtime state that changes in place and can be put back: a buffer's contents, an array's layout, a generator's state. */
export interface Mutable {
  /** The moment at which it was made, as `moment()` counted them then. */
  readonly born: number;
  /** Bytes that a saved state takes, when it may be large. */
  readonly weight?: number;
  /** True for what does not become what it was when it is put back (a generator). */
  readonly isFragile?: boolean;
  /** Returns a function that puts the present state back. */
  save(): () => void;
}

let now = 0;

/** The present moment: what is made from here on, up to the next call of `nextMoment`, is as old as this. */
export function moment(): number {
  return now;
}

/** Begins a new moment and returns it: whatever exists is older. */
export function nextMoment(): number {
  return ++now;
}

type Listener = (target: Mutable) => void;
let listener: Listener | undefined;

/** To be called before every change in place, so that whoever runs a program can undo it. */
export function touch(target: Mutable): void {
  listener?.(target);
}

/** Sets who is told before each change; returns the former listener. */
export function onTouch(next: Listener | undefined): Listener | undefined {
  const former = listener;
  listener = next;
  return former;
}
