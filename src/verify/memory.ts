/** Remembers what was found out once, for as long as its owner wants. */
export class Memory<Value> {
  readonly #found = new Map<string, Promise<Value>>();

  take(key: string, find: () => Promise<Value>): Promise<Value> {
    const found = this.#found.get(key) ?? find();
    this.#found.set(key, found);
    return found;
  }
}
