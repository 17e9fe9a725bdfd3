import {
  assertionAddresses,
  type Badge,
  badgeAddresses,
  criteriaNarrative,
  issuerAddresses,
  type PublicAssertion,
  type PublicBadge,
  type PublicIssuer,
} from '../../src/model/index.ts';
import { type Instant, parseInstant } from '../../src/values/index.ts';

/** Public records, built in code: one with every field filled in, one with nothing but what must be there. */
export const SITE = 'https://badges.example.org/haversack/';

export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.value;
}

export const fullIssuer = (site = SITE): PublicIssuer => ({
  id: 'riverside',
  name: 'Riverside Volunteers',
  url: 'https://riverside.example.org/',
  email: 'badges@riverside.example.org',
  image: { file: 'content/issuers/riverside.png', alt: 'A river between two hills' },
  description: 'We keep the river clean.\n\nSince **1987**.',
  socials: [{ url: 'https://social.example.org/@riverside', label: 'Fediverse' }],
  accreditation: [{ name: 'Good Causes Register', url: 'https://register.example.org/17', by: 'The Register' }],
  design: { shape: 'shield', ground: '#004466' },
  isOwner: true,
  addresses: issuerAddresses(site, 'riverside', true),
  keys: [],
});

export const minimalIssuer = (site = SITE): PublicIssuer => ({
  id: 'coders',
  name: 'Coders',
  url: 'https://coders.example.org',
  email: 'hello@coders.example.org',
  description: '',
  socials: [],
  accreditation: [],
  design: {},
  isOwner: false,
  addresses: issuerAddresses(site, 'coders', false),
  keys: [],
});

const requirements: Badge['requirements'] = [
  { id: 'hours', text: 'Forty hours on the bank', evidence: 'required' },
  { id: 'talk', text: 'A talk at a school', evidence: 'optional' },
  { id: 'safety', text: 'The safety briefing', evidence: 'none' },
];

export function fullBadge(site = SITE): PublicBadge {
  const criteria = 'Took part in **three** clean-ups.\n\nKept ]]> a log.';
  return {
    id: 'river-keeper',
    name: 'River Keeper – Zoë’s award',
    description: 'Kept a stretch of the river clean for a year.',
    issuer: fullIssuer(site),
    image: { file: 'content/badges/river-keeper.png', alt: 'A kingfisher' },
    design: { icon: 'waves', level: 2 },
    achievementType: 'CommunityService',
    tags: ['volunteering', 'river', 'Teamwork'],
    skills: [
      { name: 'Teamwork', url: 'https://skills.example.org/teamwork' },
      { name: 'Water sampling' },
      { name: 'Ecology', url: 'https://frameworks.example.org/eco/4' },
    ],
    alignment: [
      {
        targetName: 'Ecology 4',
        targetUrl: 'https://frameworks.example.org/eco/4',
        targetCode: 'ECO-4',
        targetDescription: 'Knows life in fresh water.',
        targetFramework: 'Green Skills',
        targetType: 'CFItem',
      },
    ],
    criteria,
    criteriaNarrative: criteriaNarrative({ criteria, requirements }),
    criteriaUrl: 'https://riverside.example.org/keepers',
    requirements,
    assessment: {
      method: 'Observation',
      description: 'By two wardens',
      assessor: 'Wardens',
      url: 'https://riverside.example.org/wardens',
    },
    results: [
      {
        id: 'grade',
        name: 'Grade of the log',
        resultType: 'LetterGrade',
        allowedValues: ['C', 'B', 'A'],
        requiredValue: 'B',
        levels: [],
      },
      {
        id: 'score',
        name: 'Safety test',
        resultType: 'Percent',
        allowedValues: [],
        valueMin: '0',
        valueMax: '100',
        levels: [],
      },
      {
        id: 'mastery',
        name: 'Sampling',
        resultType: 'RubricCriterionLevel',
        allowedValues: [],
        requiredLevel: 'skilled',
        levels: [
          { id: 'learning', name: 'Learning' },
          { id: 'skilled', name: 'Skilled', description: 'Works without help' },
        ],
      },
      { id: 'done', name: 'Course', resultType: 'Status', allowedValues: [], levels: [] },
    ],
    earn: { url: 'https://riverside.example.org/join', text: 'Join us on a Saturday' },
    resources: [{ url: 'https://riverside.example.org/handbook', label: 'Handbook' }],
    validFor: 'P2Y',
    credits: 2.5,
    hours: 40,
    level: 'EQF 3',
    version: '1.0',
    replaces: 'river-helper',
    suspendable: true,
    language: 'pt-BR',
    status: 'active',
    creator: minimalIssuer(site),
    related: [
      { id: 'https://other.example.org/badges/keeper', language: 'nl', version: '2' },
      { id: 'https://other.example.org/badges/guard' },
    ],
    addresses: badgeAddresses(site, 'river-keeper'),
    replacedBy: 'river-keeper-v2',
  };
}

export const minimalBadge = (site = SITE): PublicBadge => ({
  id: 'first-commit',
  name: 'First commit',
  description: 'Made a first commit.',
  issuer: minimalIssuer(site),
  design: {},
  achievementType: 'Badge',
  tags: [],
  skills: [],
  alignment: [],
  criteria: 'One commit, merged.',
  criteriaNarrative: 'One commit, merged.',
  requirements: [],
  results: [],
  resources: [],
  suspendable: false,
  language: 'en',
  status: 'active',
  related: [],
  addresses: badgeAddresses(site, 'first-commit'),
});

export const fullAssertion = (site = SITE): PublicAssertion => ({
  id: 'river-keeper-k3v9x2ma',
  badge: fullBadge(site),
  recipient: {
    identity: {
      type: 'email',
      identity: 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399',
      salt: 'Kosher',
    },
    displayName: 'Alex Rivers',
    person: 'alex',
  },
  issuedOn: instant('2020-03-01'),
  validFrom: instant('2020-04-01T08:30:00+02:00'),
  expires: instant('2099-03-01'),
  evidence: [
    {
      url: 'https://riverside.example.org/logs/17',
      name: 'The log',
      description: 'Kept from May to May',
      narrative: 'Every *Saturday*.',
      genre: 'Log',
      audience: 'Wardens',
      meets: 'hours',
      alt: 'A page of handwriting',
      transcript: 'Read out by Alex',
    },
    { narrative: 'A talk at the village school.', meets: 'talk' },
  ],
  narrative: 'Alex kept the bend at the mill.',
  results: [
    { result: 'grade', value: 'A' },
    { result: 'mastery', level: 'skilled' },
    { result: 'done', status: 'Completed' },
  ],
  isSelfIssued: false,
  state: 'valid',
  addresses: assertionAddresses(site, 'river-keeper-k3v9x2ma'),
});

export const minimalAssertion = (site = SITE): PublicAssertion => ({
  id: 'first-commit-p7q2w8e1',
  badge: minimalBadge(site),
  recipient: { identity: { type: 'did', url: 'did:web:alex.example.org' } },
  issuedOn: instant('2020-01-02T03:04:05Z'),
  validFrom: instant('2020-01-02T03:04:05Z'),
  evidence: [],
  narrative: '',
  results: [],
  isSelfIssued: false,
  state: 'valid',
  addresses: assertionAddresses(site, 'first-commit-p7q2w8e1'),
});

export const revokedAssertion = (site = SITE): PublicAssertion => ({
  ...minimalAssertion(site),
  id: 'first-commit-z0z0z0z0',
  addresses: assertionAddresses(site, 'first-commit-z0z0z0z0'),
  revoked: { on: instant('2020-06-01'), reason: 'Given by mistake' },
  state: 'revoked',
});

/** As the ledger makes it; the list need not exist. */
export const statusEntry = {
  id: `${SITE}status/riverside-suspension-1.json#94567`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'suspension',
  statusListIndex: '94567',
  statusListCredential: `${SITE}status/riverside-suspension-1.json`,
} as const;
