import type { Problems } from '../../diagnostics/index.ts';

const back = 'Put the file of BASE back.';
const ways = (id: string): string =>
  `To take the award back, for everyone to see: \`haversack revoke ${id}\`. When its recipient demands that it goes: \`haversack erase ${id}\`.`;

/** What merging would undo: each file may be right by itself, and still not follow what stands in BASE. */
export const diffProblems = {
  'base-unsound': {
    severity: 'warning',
    says: (errors: string) => `What stands in BASE has problems of its own: ${errors}.`,
    remedy: 'Run `haversack check` there and mend them: what is wrong in BASE is not compared.',
  },
  'base-ahead': {
    severity: 'warning',
    says: () => 'BASE has commits that are not in here: what they brought looks as if it were taken away.',
    remedy: 'Take them in first, with `git merge` or `git rebase`, and check again.',
  },
  'not-a-plain-file': {
    says: () => 'This is a link, or a repository of its own: content holds plain files only.',
    remedy: 'Put the file itself there.',
  },
  'workplace-committed': {
    says: () => 'Haversack’s own folder is in git: what lies there is taken for what a stopped command has left to do.',
    remedy: 'Take it out: `git rm -r --cached .haversack`. Then look at what is left with `git status`.',
  },
  'seal-by-new-key': {
    says: (key: string) => `It is signed by ${key}, a key that does not stand in BASE.`,
    remedy:
      'Take the sealed files out and let the key be merged by itself: a key counts once it was looked at. Then run `haversack issue`.',
  },
  'seal-by-ended-key': {
    says: (key: string, ended: string) => `It is signed by the key "${key}", which is ${ended} in BASE.`,
    remedy: 'Take the file out and run `haversack issue`: it signs with the key of today.',
  },
  'sealed-rewritten': {
    says: () => 'This sealed file stands in BASE with other bytes, and nothing sealed is rewritten.',
    remedy: `${back} To take an award back: \`haversack revoke\`; to award it otherwise, award again.`,
  },
  'sealed-gone': {
    says: () => 'This sealed file stands in BASE, and nothing sealed is deleted.',
    remedy: `${back} To take an award back: \`haversack revoke\`; when its recipient demands that it goes: \`haversack erase\`.`,
  },
  'erasure-incomplete': {
    says: (what: string) => `This tombstone is not what \`haversack erase\` leaves: ${what}.`,
    remedy: 'Put the record and the sealed files of BASE back, and run `haversack erase` with the id of the award.',
  },
  'status-list-gone': {
    says: () => 'This file of the status lists stands in BASE: credentials name it for good.',
    remedy: `${back} What awards are worth is changed with \`haversack revoke\`, \`suspend\` and \`reinstate\`.`,
  },
  'status-list-older': {
    says: (now: string, before: string) => `This status list is of ${now}; the one in BASE is newer, of ${before}.`,
    remedy: `${back} \`haversack issue\` signs a newer one where that is needed.`,
  },
  'status-list-other': {
    says: (member: string) => `The \`${member}\` of this status list is another than in BASE.`,
    remedy: `${back} \`haversack issue\` keeps what a list is called, and by whom it is.`,
  },
  'status-withdrawn': {
    says: (ids: string) => `In BASE this list says that these do not hold, and now it does not: ${ids}.`,
    remedy:
      'Put the list of BASE back. A revocation is for good; a suspension ends with `haversack reinstate`, and then `haversack issue`.',
  },
  'revocation-entry-gone': {
    says: (ids: string) => `In BASE these are listed here as revoked for good, and now they are not: ${ids}.`,
    remedy: `${back} A revocation is for good; award again instead.`,
  },
  'revocation-entry-alone': {
    says: (ids: string) => `These are listed here as revoked, though no record says so: ${ids}.`,
    remedy: `${back} To revoke an award: \`haversack revoke\`, and then \`haversack issue\`, which writes here.`,
  },
  'key-gone': {
    says: (id: string) => `The key "${id}" stands in BASE, and what it signed needs it.`,
    remedy: (id: string) =>
      `${back} To let it sign no more: \`haversack keys retire ${id}\`; when others have it: \`haversack keys compromise ${id}\`.`,
  },
  'key-rewritten': {
    says: (id: string, member: string) => `The \`${member}\` of the key "${id}" is another than in BASE.`,
    remedy: (id: string) =>
      `${back} A key only gains an end: \`haversack keys retire ${id}\` or \`haversack keys compromise ${id}\`; another one is made by \`haversack keys rotate\`.`,
  },
  'award-gone': {
    says: (id: string) => `The award "${id}" is published, and its record would be gone.`,
    remedy: (id: string) => `Put its record back. ${ways(id)}`,
  },
  'award-drafted': {
    says: (id: string) => `The award "${id}" is published, and cannot become a draft again.`,
    remedy: (id: string) => `Take out \`draft\`. ${ways(id)}`,
  },
  'revocation-undone': {
    says: (id: string) => `The award "${id}" is revoked in BASE, and its record no longer says so.`,
    remedy: (id: string) =>
      `Put \`revoked\` back, as \`haversack revoke ${id}\` wrote it. A revocation is for good: award again with \`haversack award\`.`,
  },
  'badge-gone': {
    says: (id: string) => `The badge "${id}" is published, and its file would be gone.`,
    remedy: (id: string) => `${back} To award it no more: \`haversack badge retire ${id}\`.`,
  },
  'badge-drafted': {
    says: (id: string) => `The badge "${id}" is published, and cannot become a draft again.`,
    remedy: (id: string) => `Put its status back. To award it no more: \`haversack badge retire ${id}\`.`,
  },
  'issuer-gone': {
    says: (id: string) => `The issuer "${id}" is published, and its file would be gone.`,
    remedy: `${back} To let it award no more, retire its badges with \`haversack badge retire\` and its keys with \`haversack keys retire\`.`,
  },
  'address-changed': {
    says: (before: string, now: string) =>
      `The site lies at ${before}, which published awards name; it would be ${now}.`,
    remedy:
      'Put the old `url` back, and move with `haversack move --to <new address>`. Where nothing is sealed yet, write the old address under `formerly` too.',
  },
  'address-forgotten': {
    says: (address: string) => `The site once lay at ${address}, and \`formerly\` no longer says so at the same place.`,
    remedy: 'Put `formerly` back as it is in BASE; `haversack move` adds to its end.',
  },
  'owner-changed': {
    says: (before: string, now: string) => `The site belongs to "${before}", and would belong to "${now}".`,
    remedy:
      'Put the old `owner` back: published awards are in its name. For another owner, `haversack init` begins a backpack of its own.',
  },
  'demonstration-begun': {
    says: () => 'With `demonstration: true` everything that is published would be called made up.',
    remedy: 'Take `demonstration` out; `haversack init` begins a demonstration in a folder of its own.',
  },
} as const satisfies Problems;
