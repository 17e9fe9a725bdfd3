declare module 'virtual:haversack' {
  /** The public backpack: all that pages know. */
  export const snapshot: import('../views/snapshot.ts').Snapshot;
}

declare module 'virtual:haversack/theme' {}

/** The maintainers' page that is being drawn, so that an error in its MDX can be said of its file. */
declare var pageBeingDrawn: string | undefined;
