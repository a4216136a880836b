import type { Dim } from "../ndarray/layouts/dim.ts";
import { type Mutable, moment } from "../ndarray/mutable.ts";

/** Bytes alive now; part of the program's state, so that paths can be undone and joined. */
export class Ledger implements Mutable {
  readonly born = moment();
  live: Dim = 0;

  save(): () => void {
    const { live } = this;
    return () => {
      this.live = live;
    };
  }
}
