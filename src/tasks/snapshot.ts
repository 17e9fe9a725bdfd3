import { publicBackpack } from '../model/index.ts';
import { HaversackError, type Instant } from '../values/index.ts';
import { buildSnapshot, type Snapshot } from '../views/snapshot.ts';
import { loadBackpack, soundBackpack } from './load.ts';

/**
 * The snapshot of a root outside of a build, for `astro check`, which looks at pages alone.
 * @throws HaversackError `content-unsound` when `check` has errors to tell
 */
export function loadSnapshot(root: string, today: Instant): Snapshot {
  const backpack = soundBackpack(loadBackpack(root, today));
  if (backpack === undefined) {
    throw new HaversackError('content-unsound', 'The content has errors.', { remedy: 'Run `haversack check`.' });
  }
  const published = publicBackpack(backpack);
  return buildSnapshot(
    published,
    new Map(
      published.badges.map(({ id, image }) => [id, { hasSvg: image === undefined || /\.svg$/i.test(image.file) }]),
    ),
  );
}
