/** Runtime state that changes in place and can be put back: a buffer's contents, an array's layout, a generator's state. */
export interface Mutable {
  /** Returns a function that puts the present state back. */
  save(): () => void;
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
