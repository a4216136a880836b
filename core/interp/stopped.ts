/** Thrown when the whole evaluation has to end: out of steps, or a newer version of the document has come. */
export class Stopped extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** Thrown when the budget of steps is used up. */
export class OutOfSteps extends Stopped {}
