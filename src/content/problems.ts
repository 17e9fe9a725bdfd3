import type { Problems } from '../diagnostics/index.ts';

const didYouMean = (suggestion: string): string => (suggestion === '' ? '' : ` Did you mean "${suggestion}"?`);

/** What can be wrong within one file, or with where it lies. */
export const contentProblems = {
  'content-missing': {
    says: () => 'There is no folder `content` here.',
    remedy: 'Run the command in the folder that holds `content`, or name it with --root.',
  },
  'site-missing': {
    says: () => 'There is no content/site.yaml.',
    remedy: 'Write one with url, title, description, owner and language.',
  },
  'link-refused': {
    says: () => 'This is a link or a special file; only plain files are read.',
    remedy: 'Put the file itself here.',
  },
  'kind-unexpected': {
    says: (allowed: string) => `No file of this kind belongs here. Expected: ${allowed}.`,
    remedy: 'Move or rename it, or take it out of `content`.',
  },
  'mdx-misplaced': {
    says: () => 'MDX runs code, so it is accepted in content/pages only.',
    remedy: 'Rename it to .md and write plain Markdown, or move it to content/pages.',
  },
  'font-package-name': {
    says: (given: string) => `"${given}" is not the name of a font package.`,
    remedy: 'Write a name as `@fontsource/noto-sans-jp`; https://fontsource.org lists them.',
  },
  'emoji-not-one': {
    says: (given: string) => `"${given}" is not one emoji.`,
    remedy: 'Write a single emoji, as in `emoji: "🌱"`; words go into `name` and `ribbon`.',
  },
  'icon-and-emoji': {
    says: () => 'A badge has one sign in its middle: `icon` or `emoji`, not both.',
    remedy: 'Take one of the two away.',
  },
  'slot-unknown': {
    says: (name: string, suggestion: string) =>
      `Only \`_header\`, \`_footer\` and \`_card\` may begin with \`_\`, not "${name}".${didYouMean(suggestion)}`,
    remedy: 'Rename the file: without `_` it is a page of its own.',
  },
  'folder-unknown': {
    says: (name: string, suggestion: string) => `Haversack knows no folder "${name}".${didYouMean(suggestion)}`,
    remedy: 'Rename it, or move it out of `content`.',
  },
  'content-too-large': {
    says: () => 'There are more files or deeper folders here than Haversack reads.',
    remedy: 'Keep below 200,000 files and 16 levels of folders.',
  },
  'file-too-large': {
    says: (limit: string) => `The file is larger than ${limit}.`,
    remedy: 'Shorten it, or link to what is long.',
  },
  'file-unreadable': {
    says: () => 'The file cannot be read.',
    remedy: 'Check its permissions.',
  },
  'file-not-utf8': {
    says: () => 'The file is not UTF-8 text.',
    remedy: 'Save it as UTF-8.',
  },
  'id-malformed': {
    says: (name: string) => `"${name}" cannot be an id: 1 to 64 of a-z, 0-9 and "-".`,
    remedy: 'Rename it: it becomes part of an address. Outside rosters it is the name of the file, without the ending.',
  },
  'id-reserved': {
    says: (name: string) => `"${name}" is a name that Windows keeps for itself.`,
    remedy: 'Rename the file.',
  },
  'front-matter-missing': {
    says: () => 'The first line is not exactly `---`.',
    remedy: 'Begin with front matter: a line `---`, the fields in YAML, a line `---`. No other language is read.',
  },
  'front-matter-open': {
    says: () => 'The front matter is not closed by a line that is exactly `---`.',
    remedy: 'Put a line `---` between the fields and the text.',
  },
  'yaml-malformed': {
    says: (reason: string) => `This is not YAML: ${reason}`,
    remedy: 'Mend the line; text with ":" or "#" needs quotes.',
  },
  'yaml-forbidden': {
    says: (what: string) => `${what} are not allowed here.`,
    remedy: 'Write the value out.',
  },
  'json-malformed': {
    says: (reason: string) => `This is not JSON: ${reason}.`,
    remedy: 'Mend it; comments and trailing commas are not JSON.',
  },
  'duplicate-key': {
    says: (key: string) => `"${key}" stands here twice.`,
    remedy: 'Keep one.',
  },
  'too-deep': {
    says: (limit: string) => `Values are nested deeper than ${limit} levels.`,
    remedy: 'Use the fields that docs/formats.md lists; none is that deep.',
  },
  'not-a-map': {
    says: () => 'These are not fields with values.',
    remedy: 'Write fields as `name: value`.',
  },
  'field-unknown': {
    says: (field: string, suggestion: string) => `There is no field "${field}".${didYouMean(suggestion)}`,
    remedy: 'Rename or remove it; docs/formats.md lists the fields.',
  },
  'field-missing': {
    says: (field: string) => `"${field}" is missing.`,
    remedy: (field: string) => `Add \`${field}\`.`,
  },
  'field-type': {
    says: (expected: string, given: string) => `Expected ${expected}, found ${given}.`,
    remedy: (expected: string) =>
      expected === 'text' ? 'Put it in quotes.' : `Write ${expected}; docs/formats.md shows the field.`,
  },
  'field-in-body': {
    says: (field: string) => `In a Markdown file the text below the front matter is the ${field}.`,
    remedy: 'Move it there.',
  },
  'value-unknown': {
    says: (given: string, allowed: string, suggestion: string) =>
      `"${given}" is not one of ${allowed}.${didYouMean(suggestion)}`,
    remedy: 'Write one of them.',
  },
  'text-empty': {
    says: () => 'There is nothing here.',
    remedy: 'Write something, or remove an optional field.',
  },
  'text-too-long': {
    says: (limit: string, given: string) => `At most ${limit} characters; these are ${given}.`,
    remedy: 'Shorten it.',
  },
  'text-characters': {
    says: () => 'There are control characters or broken characters in this text.',
    remedy: 'Type it again; a line break belongs in the body only.',
  },
  'list-too-long': {
    says: (limit: string) => `At most ${limit} entries.`,
    remedy: 'Remove some.',
  },
  'list-repeated': {
    says: (value: string) => `"${value}" stands here twice.`,
    remedy: 'Keep one.',
  },
  'number-range': {
    says: (range: string) => `Expected a number ${range}.`,
    remedy: 'Correct the number.',
  },
  'address-malformed': {
    says: (given: string) => `"${given}" is not an address.`,
    remedy: 'Write a full address, as in https://example.org/page.',
  },
  'address-scheme': {
    says: (given: string) => `"${given}" does not begin with https:// or http://.`,
    remedy: 'Write a full address, as in https://example.org/page.',
  },
  'address-credentials': {
    says: () => 'This address holds a user name or password.',
    remedy: 'Write it without them; what stands here becomes public.',
  },
  'site-address': {
    says: (given: string) => `"${given}" cannot be the site's address.`,
    remedy: 'Write an https address that ends in "/", without query or fragment, as in https://user.github.io/repo/.',
  },
  'did-malformed': {
    says: (given: string) => `"${given}" is not a DID.`,
    remedy: 'Write it as in did:web:example.org.',
  },
  'email-malformed': {
    says: (given: string) => `"${given}" is not an e-mail address.`,
    remedy: 'Write it as in badges@example.org. Of an issuer it becomes public: Open Badges 2.0 asks for it.',
  },
  'date-malformed': {
    says: (given: string) => `"${given}" is not a date.`,
    remedy: 'Write a day, as in 2026-02-28, or a time with its zone, as in 2026-02-28T09:30:00Z.',
  },
  'date-impossible': {
    says: (given: string) => `${given} is a day or time that does not exist.`,
    remedy: 'Write a real day, as in 2026-02-28.',
  },
  'date-without-zone': {
    says: (given: string) => `${given} has no time zone.`,
    remedy: 'Add Z for UTC, or an offset as +02:00.',
  },
  'duration-malformed': {
    says: (given: string) => `"${given}" is not a duration.`,
    remedy: 'Write an ISO 8601 duration: P2Y for two years, P18M for 18 months, P6W, P90D.',
  },
  'language-malformed': {
    says: (given: string) => `"${given}" is not a language tag.`,
    remedy: 'Write a BCP 47 tag, as in en, pt-BR, ar.',
  },
  'colour-malformed': {
    says: (given: string) => `"${given}" is not a colour.`,
    remedy: 'Write it as #rrggbb, in quotes.',
  },
  'recipient-plain-email': {
    says: () => 'This is a plain e-mail address. It would be public, in the history too, for good.',
    remedy: 'Put the sha256 hash of address and salt here, and take the address out of what you commit.',
  },
  'recipient-hash': {
    says: () => 'The identity is not a hash as Haversack issues it.',
    remedy: 'Write `sha256$` and the 64 lower-case hex digits of SHA-256 over address and salt.',
  },
  'recipient-salt': {
    says: () => 'The salt is not 16 to 64 letters, digits, "-" or "_".',
    remedy: 'Use a fresh random salt for each assertion: 32 hex digits are 128 bits.',
  },
  'image-name': {
    says: (given: string) => `"${given}" is not the name of a picture beside this file.`,
    remedy: 'Put the picture into the same folder and write only its name, as in logo.png.',
  },
  'image-missing': {
    says: (given: string) => `There is no picture "${given}" beside this file.`,
    remedy: 'Add it, or correct the name; upper and lower case count.',
  },
  'image-alt-missing': {
    says: () => 'A picture needs `imageAlt`: what it shows, in words.',
    remedy: 'Add `imageAlt`.',
  },
  'image-and-design': {
    says: () => '`image` and `design` cannot stand together.',
    remedy: 'Keep one: an own picture, or a drawn one.',
  },
  'result-description': {
    says: (what: string) => what,
    remedy: 'Give `allowedValues`, or `valueMin` and `valueMax`, or `levels`, and let what is required be one of them.',
  },
  'evidence-empty': {
    says: () => 'An evidence needs at least one of url, file, name, description, narrative.',
    remedy: 'Add one, or remove the entry.',
  },
  'evidence-file-name': {
    says: (given: string) => `"${given}" is not the name of a file that may be evidence.`,
    remedy:
      'Put it beside this file and write only its name: letters, digits, `.`, `_`, `-`, ending in .png, .jpg, .jpeg, .pdf or .txt. Save a web page or a drawing as PDF.',
  },
  'evidence-file-missing': {
    says: (given: string) => `There is no file "${given}" beside this file.`,
    remedy: 'Add it, or correct the name; upper and lower case count.',
  },
  'evidence-file-too-large': {
    says: (given: string, limit: string) => `"${given}" is larger than ${limit}.`,
    remedy: 'Save it smaller, or link to it with `url`.',
  },
  'evidence-files-too-large': {
    says: (limit: string) => `The files of this award's evidence are larger than ${limit} together.`,
    remedy: 'Save them smaller, or link to some of them with `url`.',
  },
  'evidence-file-unreadable': {
    says: (given: string) => `"${given}" cannot be read as a plain file.`,
    remedy: 'Put a plain file there, not a link or a folder, that you may read.',
  },
  'evidence-unnamed': {
    severity: 'warning',
    says: () => 'No evidence names this file, so it is not published.',
    remedy: 'Name it under `evidence` as `file`, in a record of the same folder, or take it away.',
  },
  'evidence-digest': {
    says: () => 'This is no SHA-256: 64 of 0-9 and a-f.',
    remedy: 'Let `haversack evidence keep` write it.',
  },
  'evidence-kept-alone': {
    says: () => 'Only what has a `url` can be `kept`.',
    remedy: 'Keep `url` beside it, which says where the copy is from; or name the file as `file`.',
  },
  'result-empty': {
    says: () => 'A result needs at least one of value, level, status.',
    remedy: 'Add one, or remove the entry.',
  },
  'result-value-and-level': {
    says: () => 'A result has a value or a level, not both.',
    remedy: 'Keep one.',
  },
  'roster-malformed': {
    says: (reason: string) => `This roster is not CSV: ${reason}.`,
    remedy: 'Divide cells by commas. One with a comma, a quote or a line break stands in quotes, its own quotes twice.',
  },
  'roster-column-missing': {
    says: (column: string) => `There is no column "${column}" in this roster.`,
    remedy: 'Name it in the first row; every row needs what it holds.',
  },
  'roster-row-cells': {
    says: (given: string, expected: string) => `This row has ${given} cells; the first row has ${expected}.`,
    remedy: 'Give each column a cell, an empty one where there is nothing to say; text with a comma needs quotes.',
  },
  'roster-recipient': {
    says: () => 'This row does not name one recipient.',
    remedy: 'Fill in `identity` and `salt` for an e-mail address, or `url` for an address or a DID; never both.',
  },
  'roster-too-long': {
    says: (limit: string) => `This roster has more than ${limit} rows.`,
    remedy: 'Divide it: every file in content/assertions may be a roster.',
  },
  'reinstated-alone': {
    says: () => 'Only what is `suspended` can be `reinstated`.',
    remedy: 'Keep `suspended` beside it: together they say what happened.',
  },
  'import-kind': {
    says: (ending: string) => `What is in this file is no ${ending}.`,
    remedy: 'Put the file back as it was received; git must not change it either: content/imports/** -text.',
  },
  'import-not-taken-in': {
    severity: 'warning',
    says: (_file: string) =>
      'This badge is not taken in yet: it is neither verified nor recorded, and the site leaves it out.',
    // The name is somebody's choice, and the line is made to be copied into a shell.
    remedy: (file: string) => `Run \`haversack import '${file.replaceAll("'", "'\\''")}'\`, and commit what it writes.`,
  },
  'import-orphan': {
    says: (id: string) => `There is no import "${id}" that this file belongs to.`,
    remedy: 'Put the original back beside it, or delete this file.',
  },
  'import-twice': {
    says: (id: string, other: string) => `The import "${id}" is also in ${other}.`,
    remedy: 'Rename one of the two, and what the tool wrote beside it.',
  },
  'import-malformed': {
    says: (what: string) => `This is not what \`haversack import\` writes: ${what}.`,
    remedy: 'Nobody but Haversack writes here: take the file back from git.',
  },
  'import-changed': {
    says: () => 'The import has other bytes than when it was taken in.',
    remedy: 'Take the file back from git. An import is never edited.',
  },
  'imports-too-many': {
    says: (limit: string) => `There are more than ${limit} imports.`,
    remedy: 'Move some to a repository of their own.',
  },
  'earn-empty': {
    says: () => '`earn` needs url or text.',
    remedy: 'Say how to earn the badge, or remove the field.',
  },
} as const satisfies Problems;
