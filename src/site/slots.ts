import { getCollection } from 'astro:content';

/** Parts of every page that the maintainers may write themselves. */
export type SlotName = '_header' | '_footer' | '_card';

/** The maintainers' own text for a part of the page: `content/pages/<name>.mdx`, where there is one. */
export const findSlot = async (name: SlotName) => (await getCollection('slots')).find(({ id }) => id === `${name}.mdx`);
