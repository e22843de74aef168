// @ts-check
// How something is called, and a use of Keras: the end of `values.py`.

/** How something is called. */
export class Call {
  /** @param {any[]} args without what follows a `*` @param {[string, any][]} named @param {boolean} starred `*args` is among them @param {boolean} doubled `**kwargs` is among them */
  constructor(args, named, starred, doubled) {
    this.args = args;
    this.named = named;
    this.starred = starred;
    this.doubled = doubled;
  }

  /** The value of an argument, or null where it isn't given. @param {string} name @returns {any} */
  value(name, place = -1) {
    const found = this.named.find(([word]) => word === name);
    if (found) return found[1];
    return place >= 0 && place < this.args.length ? this.args[place] : null;
  }

  /** All values that are given. @returns {any[]} */
  get given() {
    return [...this.args, ...this.named.map(([, value]) => value)];
  }
}

/** One use of Keras in a file. */
export class Use {
  /** @param {any} place the node where it is @param {[any, number][]} targets Ref or Member, each with its columns @param {number} mask the columns on which it is reached */
  constructor(place, targets, mask) {
    this.place = place;
    this.targets = targets;
    this.mask = mask;
    /** @type {Call | null} */
    this.call = null;
    this.caught = false; // an exception here is expected
    this.imported = false;
    /** @type {any} the value that the attribute gets */
    this.stored = null;
    this.unsure = false; // in a branch whose condition isn't known
    /** @type {any} */
    this.node = place;
  }
}
