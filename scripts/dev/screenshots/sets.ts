import { empty, type Files, long, many, one, scripts } from './backpacks.ts';

/** A page that is taken a picture of. */
export interface Shot {
  /** also part of the file's name */
  readonly title: string;
  /** relative to the site */
  readonly path: string;
  readonly caption: string;
}

export interface ShotSet {
  readonly name: string;
  readonly caption: string;
  /** none: the demonstration as it lies in `content/` */
  readonly files?: Files | undefined;
  readonly shots: readonly Shot[];
}

const shot = (title: string, path: string, caption: string): Shot => ({ title, path, caption });

/** Everything that `npm run screenshots` takes. Paths that begin with `?` are of the first page below that folder. */
export const SETS: readonly ShotSet[] = [
  {
    name: 'demonstration',
    caption: 'The demonstration',
    shots: [
      shot('home', '', 'Home: whose backpack, what is in force, from whom, in which skills, how to check'),
      shot('badges', 'badges/', 'All badges'),
      shot('badge', 'badges/facilitator/', 'A badge: what it takes, how it is assessed, how to earn it, who holds it'),
      shot('badge-version', 'badges/garden-keeper-v2/', 'A badge in its second version, with what was changed'),
      shot('badge-arabic', 'badges/reading-guide/', 'A badge in Arabic'),
      shot('award', '?assertions/facilitator', 'An award: one sentence, its state, evidence, results'),
      shot('award-expired', '?assertions/first-aid-itna', 'An expired award, and what to do now'),
      shot('award-revoked', '?assertions/workplace-safety-98', 'A revoked award'),
      shot('issuer', 'issuers/riverside/', 'An issuer: what it issues, how it is identified, its keys'),
      shot('person', 'people/lena-fischer/', 'A person: badges by year, skills with first and latest award'),
      shot('employers', 'employers/', 'A page of the maintainers, with our components in it'),
      shot('programme', 'programme/', 'The catalogue, on a page of the maintainers'),
      shot('verify', 'verify/', 'The page that checks a badge from anywhere'),
      shot('hash', 'hash/', 'The page that hashes an e-mail address'),
      shot('not-found', '404.html', 'What is not there'),
    ],
  },
  {
    name: 'empty',
    caption: 'An empty backpack',
    files: empty,
    shots: [
      shot('home', '', 'Nothing has been awarded yet'),
      shot('badges', 'badges/', 'There are no badges yet'),
      shot('issuer', 'issuers/school/', 'An issuer without badges and keys'),
    ],
  },
  {
    name: 'one',
    caption: 'One badge, one award, and nothing that may be left out',
    files: one,
    shots: [
      shot('home', '', 'Home'),
      shot('badge', 'badges/knots/', 'The badge'),
      shot('award', 'assertions/knots-a1b2c3d4/', 'The award, not signed, to somebody without a name'),
    ],
  },
  {
    name: 'many',
    caption: 'Five hundred badges, a thousand awards',
    files: many,
    shots: [shot('home', '', 'Home'), shot('badges', 'badges/', 'All badges, the first of many rows')],
  },
  {
    name: 'long',
    caption: 'Names of 120 characters',
    files: long,
    shots: [
      shot('home', '', 'Home'),
      shot('badge', 'badges/long/', 'The badge'),
      shot('award', 'assertions/long-a1b2c3d4/', 'The award'),
      shot('person', 'people/maria/', 'The person'),
    ],
  },
  {
    name: 'scripts',
    caption: 'Other scripts, on a site in Arabic',
    files: scripts,
    shots: [
      shot('home', '', 'Home'),
      shot('badge', 'badges/hebrew/', 'A badge in Hebrew'),
      shot('award', 'assertions/hindi-a1b2c3d4/', 'An award in Hindi'),
    ],
  },
];
