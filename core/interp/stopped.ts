/** Thrown when the whole evaluation has to end: out of steps, or a newer version of the document has come. */
export class Stopped extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** Thrown when the budget of steps is used up. */
export class OutOfSteps extends Stopped {}

/** Thrown where what happens can't be followed any further, whatever steps there are. */
export class Unfollowed extends OutOfSteps {}
