import { Failure } from './failure.ts';

/** Lets one look-up by personal number through in a request; the gateway's word that there is one only is not trusted. */
export class SingleLookup {
  #used = false;

  /** Throws BAD_USER_INPUT from the second time on. */
  use(): void {
    if (this.#used) throw new Failure('BAD_USER_INPUT');
    this.#used = true;
  }
}
