/** A Python exception that NumPy raises: its type's name and its message. */
export class NumpyError extends Error {
  constructor(
    readonly type: string,
    message: string,
  ) {
    super(message);
    this.name = type;
  }
}

/** Thrown by a computation that needs something which is not known; the call's result is then unknown. */
export class NotKnown extends Error {
  constructor(readonly why: string) {
    super(why);
    this.name = "NotKnown";
  }
}

/** Raises a Python exception of the named type, as NumPy would. */
export function raise(type: string, message: string): never {
  throw new NumpyError(type, message);
}

/** Gives up on a result that can't be known. */
export function notKnown(why: string): never {
  throw new NotKnown(why);
}
