import type { PublicAssertion, PublicBackpack, PublicBadge, PublicIssuer, State } from '../../src/model/index.ts';
import { assertionAddresses, badgeAddresses, issuerAddresses } from '../../src/model/index.ts';
import { type Instant, parseInstant } from '../../src/values/index.ts';

export const moment = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new RangeError(parsed.reason);
  return parsed.value;
};

export const SITE = 'https://badges.example.org/haversack/';

export const issuer = (site = SITE): PublicIssuer => ({
  id: 'trust',
  name: 'Riverside Learning Trust',
  url: 'https://riverside.example.org/',
  email: 'badges@riverside.example.org',
  image: undefined,
  description: 'We teach **people** of all ages.\n\n## How\n\nBy doing.',
  socials: [{ url: 'https://social.example.org/@riverside', label: 'Riverside on Social' }],
  accreditation: [
    { name: 'Open College Network', url: 'https://ocn.example.org/riverside', by: 'OCN' },
    { name: 'Local council' },
  ],
  design: {},
  isOwner: true,
  addresses: issuerAddresses(site, 'trust', true),
  keys: [
    {
      id: 'old',
      issuer: 'trust',
      controller: 'did:web:badges.example.org:haversack',
      publicKeyMultibase: 'z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQXJyLMSvVZxRt',
      created: moment('2019-01-01'),
      retired: moment('2020-01-01'),
    },
    {
      id: 'new',
      issuer: 'trust',
      controller: 'did:web:badges.example.org:haversack',
      publicKeyMultibase: 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
      created: moment('2020-01-01'),
    },
  ],
});

export const badge = (change: Partial<PublicBadge> = {}, site = SITE): PublicBadge => {
  const id = change.id ?? 'first-aid';
  return {
    id,
    name: 'First aid at work',
    description: 'Can keep a casualty safe until help arrives, and knows when to call for it.',
    issuer: issuer(site),
    image: undefined,
    design: { shape: 'shield', icon: 'heart-pulse' },
    achievementType: 'CertificateOfCompletion',
    tags: ['first aid', 'safety'],
    skills: [{ name: 'Resuscitation', url: 'https://skills.example.org/cpr' }, { name: 'Calm' }],
    alignment: [
      {
        targetName: 'Provide first aid',
        targetUrl: 'https://framework.example.org/HLT-11',
        targetCode: 'HLT-11',
        targetFramework: 'National framework',
        targetDescription: 'Responds to an emergency.',
        targetType: 'ceasn:Competency',
      },
    ],
    criteria:
      'A **two-day** course.\n\n| day | what |\n| --- | --- |\n| 1 | theory |\n| 2 | practice |\n\n```\n$ call 112\n```',
    criteriaUrl: 'https://riverside.example.org/first-aid/criteria',
    requirements: [
      { id: 'scene', text: 'Manages a *simulated* accident', evidence: 'required' },
      { id: 'quiz', text: 'Passes the written test', evidence: 'optional' },
      { id: 'there', text: 'Attends both days', evidence: 'none' },
    ],
    assessment: {
      method: 'Observation',
      description: 'By two trainers.',
      assessor: 'Riverside trainers',
      url: 'https://riverside.example.org/assess',
    },
    results: [
      {
        id: 'score',
        name: 'Written test',
        resultType: 'Percent',
        allowedValues: [],
        valueMin: '0',
        valueMax: '100',
        requiredValue: '70',
        levels: [],
      },
      {
        id: 'scene',
        name: 'Practical',
        resultType: 'RubricCriterionLevel',
        allowedValues: [],
        requiredLevel: 'safe',
        levels: [
          { id: 'unsafe', name: 'Unsafe' },
          { id: 'safe', name: 'Safe' },
        ],
      },
      { id: 'done', name: 'Course', resultType: 'Status', allowedValues: [], requiredValue: 'Completed', levels: [] },
    ],
    earn: { url: 'https://riverside.example.org/first-aid', text: 'Courses run each spring.' },
    resources: [{ url: 'https://riverside.example.org/handbook.pdf', label: 'Handbook' }],
    validFor: 'P3Y',
    credits: 1.5,
    hours: 16,
    level: 'Level 2',
    version: '2',
    suspendable: true,
    language: 'en',
    status: 'active',
    criteriaNarrative: 'A **two-day** course.',
    related: [{ id: 'https://other.example.org/achievements/9', version: '1' }],
    addresses: badgeAddresses(site, id),
    ...change,
  };
};

export const assertion = (change: Partial<PublicAssertion> = {}, site = SITE): PublicAssertion => {
  const id = change.id ?? 'first-aid-a1';
  return {
    id,
    badge: badge({}, site),
    recipient: {
      identity: { type: 'email', identity: `sha256$${'0'.repeat(64)}`, salt: 'salt-of-this-award' },
      displayName: 'Zoë van Dam',
    },
    issuedOn: moment('2020-03-05'),
    validFrom: moment('2020-03-05'),
    expires: moment('2099-03-05'),
    evidence: [
      {
        url: 'https://evidence.example.org/scene.jpg',
        name: 'Photograph of the exercise',
        narrative: 'She took charge, see [the plan](https://evidence.example.org/plan).',
        genre: 'Photograph',
        audience: 'Trainers',
        alt: 'Zoë kneels beside a dummy and points to a bystander.',
        meets: 'scene',
      },
      {
        narrative: 'Kept calm <script>alert(1)</script> throughout.',
        transcript: 'https://evidence.example.org/talk.txt',
      },
    ],
    narrative: 'Led the team in the second exercise.',
    results: [
      { result: 'score', value: '92' },
      { result: 'scene', level: 'safe' },
      { result: 'done', status: 'Completed' },
    ],
    revoked: undefined,
    isSelfIssued: false,
    state: 'valid' as State,
    addresses: assertionAddresses(site, id),
    sealed: {
      assertion: id,
      issuer: 'trust',
      seal: 1,
      achievementId: badge({}, site).addresses.achievement,
      credentialId: assertionAddresses(site, id).credential,
      issuerDid: issuer(site).addresses.did,
      verificationMethod: `${issuer(site).addresses.did}#z6Mk`,
      purpose: 'revocation',
      statusList: `${site}status/trust-revocation-1.json`,
      statusIndex: 7,
      isSet: false,
      text: '{}\n',
    },
    ...change,
  };
};

/** A backpack with an award in every state that the public sees. */
export function backpack(change: Partial<PublicBackpack> = {}, site = SITE): PublicBackpack {
  const first = badge({}, site);
  const old = badge(
    { id: 'first-aid-v1', name: 'First aid, old', status: 'retired', replacedBy: 'first-aid', version: '1' },
    site,
  );
  const current = { ...first, replaces: 'first-aid-v1' };
  const of = (id: string, rest: Partial<PublicAssertion>): PublicAssertion =>
    assertion({ id, badge: current, addresses: assertionAddresses(site, id), ...rest }, site);
  return {
    kind: 'public',
    today: moment('2026-11-23'),
    site: {
      url: site,
      formerly: [],
      title: 'Riverside badges',
      description: 'What people learned at Riverside.',
      owner: 'trust',
      language: 'en',
      theme: { radius: 'medium', fonts: 'serif', scheme: 'system' },
      highlights: [],
      pictureFonts: [],
      recipients: 'name',
      trust: [],
      demonstration: true,
    },
    issuers: [issuer(site)],
    people: [],
    badges: [current, old],
    assertions: [
      of('valid', {}),
      of('forever', { expires: undefined, recipient: { identity: { type: 'url', url: 'https://sam.example.org/' } } }),
      of('expired', {
        state: 'expired',
        issuedOn: moment('2019-01-01'),
        validFrom: moment('2019-01-01'),
        expires: moment('2020-01-01'),
        recipient: { identity: { type: 'did', url: 'did:web:kim.example.org' }, displayName: 'Kim' },
      }),
      of('revoked', { state: 'revoked', revoked: { on: moment('2020-05-01'), reason: 'Awarded by mistake.' } }),
      of('coming', { state: 'not-yet-valid', validFrom: moment('2099-01-01'), expires: undefined, sealed: undefined }),
      of('suspended', { state: 'suspended', badge: old, narrative: '', evidence: [], results: [] }),
    ],
    pages: [{ name: 'about' }],
    statusLists: [],
    erased: [],
    ...change,
  };
}

export const pictures = new Map([['first-aid', { hasSvg: true }]]);
