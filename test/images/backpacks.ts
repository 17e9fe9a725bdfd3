import type { Source } from '../../src/diagnostics/index.ts';
import {
  type Artwork,
  type Backpack,
  badgeAddresses,
  type Design,
  issuerAddresses,
  type LinkedBadge,
  type LinkedIssuer,
  type Person,
} from '../../src/model/index.ts';
import { instantOf } from '../../src/values/index.ts';

const SITE = 'https://badges.example.org/';

/** A file whose fields stand one a line, each at column 3. */
const source = (file: string): Source => ({
  file,
  text: '---\nname: x\nimage: x\ndesign:\n  x: y\n---\n',
  locate: ([field]) => ({ line: ['', '', 'name', 'image', 'design'].indexOf(String(field)), column: 3 }),
});

export const artwork = (file: string): Artwork => ({ file, alt: 'a picture' });

export const issuer = (id: string, image?: Artwork): LinkedIssuer => ({
  source: source(`content/issuers/${id}.md`),
  id,
  name: 'Issuer',
  url: 'https://example.org/',
  email: 'badges@example.org',
  image,
  description: '',
  socials: [],
  accreditation: [],
  design: {},
  isOwner: true,
  addresses: issuerAddresses(SITE, id, true),
  keys: [],
});

export const person = (id: string, image: Artwork): Person => ({
  source: source(`content/people/${id}.md`),
  id,
  name: 'Zoë',
  image,
  links: [],
  description: '',
});

export const badge = (
  id: string,
  parts: { name?: string; design?: Design; image?: Artwork; issuer?: LinkedIssuer; status?: LinkedBadge['status'] },
): LinkedBadge => ({
  source: source(`content/badges/${id}.md`),
  id,
  name: parts.name ?? 'First Aid',
  description: 'Can give first aid.',
  issuer: parts.issuer ?? issuer('red'),
  image: parts.image,
  design: parts.design ?? {},
  achievementType: 'Badge',
  tags: [],
  skills: [],
  alignment: [],
  criteria: 'Take the course.',
  criteriaNarrative: 'Take the course.',
  requirements: [],
  results: [],
  resources: [],
  suspendable: false,
  language: 'en',
  status: parts.status ?? 'active',
  related: [],
  addresses: badgeAddresses(SITE, id),
});

export const backpack = (badges: readonly LinkedBadge[], people: readonly Person[] = []): Backpack => ({
  today: instantOf(Date.UTC(2026, 0, 1)),
  site: {
    source: source('content/site.yaml'),
    url: SITE,
    formerly: [],
    title: 'Badges',
    description: '',
    owner: 'red',
    language: 'en',
    theme: { radius: 'medium', fonts: 'serif', scheme: 'system' },
    highlights: [],
    pictureFonts: [],
    recipients: 'name',
    trust: [],
    demonstration: false,
  },
  issuers: [...new Map(badges.map((one) => [one.issuer.id, one.issuer])).values()],
  people,
  badges,
  assertions: [],
  pages: [],
  statusLists: [],
  imports: [],
  erased: [],
});
