import contexts, { type ActiveContext } from 'jsonld/lib/context.js';

/**
 * Lets jsonld's active contexts share what they have in common. By itself it copies a context with all that its terms
 * say at every node that has a type of its own, and again behind it: two thirds of the time of a proof. Yet neither a
 * term nor a context is ever changed after it is made, so a new context needs a table of its own, and nothing else.
 * All contexts come from the first one, which jsonld keeps, and take these two functions over from it.
 */
export function shareTerms(): void {
  Object.assign(contexts.getInitialContext({}), { clone, revertToPreviousContext });
}

function clone(this: ActiveContext): ActiveContext {
  const child: ActiveContext = {
    mappings: new Map(this.mappings),
    clone: this.clone,
    inverse: null,
    getInverse: this.getInverse,
    protected: { ...this.protected },
    revertToPreviousContext: this.revertToPreviousContext,
  };
  for (const member of ['previousContext', '@base', '@language', '@vocab'] as const) {
    if (this[member] !== undefined) Object.assign(child, { [member]: this[member] });
  }
  return child;
}

function revertToPreviousContext(this: ActiveContext): ActiveContext {
  return this.previousContext ?? this;
}
