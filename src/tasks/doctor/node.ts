import { type Finding, ok, problem } from './finding.ts';

/** The oldest Node that Haversack runs on; as `engines` in package.json has it. */
const OLDEST = [24, 18] as const;

/** @param version  of the Node that runs, as `24.18.0` */
export function lookAtNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return isNewEnough
    ? ok('node', `Node ${version}.`)
    : problem(
        'node',
        `This is Node ${version}; Haversack needs ${OLDEST.join('.')} or newer.`,
        'Install it from https://nodejs.org/.',
      );
}
