import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour, 8-bit RGB, made by hand so that tests can also make wrong ones. */
export function makePng(width: number, height: number, rgb: readonly [number, number, number] = [20, 83, 45]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from(rgb))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', pixels),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** SHA-256 of zoe@example.org and the salt; R-01. */
export const SALT = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const IDENTITY = 'sha256$ef8e638712675416b06f8f37b948e7eb4152beba8623291871680a712b8c6e54';

/**
 * The small backpack that tests begin with: nothing is wrong with it. Two issuers, one of them the owner; a person;
 * a badge drawn from words, one with a picture of its own, one that can be suspended; awards to an e-mail, a URL and a
 * DID, one of them revoked, one a draft, one in JSON.
 */
export const soundContent: Readonly<Record<string, string | Uint8Array>> = {
  'content/site.yaml': `url: https://badges.example.org/pack/
title: Small Backpack
description: A few badges of two small groups.
owner: acme
language: en
`,
  'content/issuers/acme.md': `---
name: Acme Learning
url: https://acme.example.org/
email: badges@acme.example.org
image: acme.png
imageAlt: A green square
---

Acme teaches first aid.
`,
  'content/issuers/acme.png': makePng(96, 96),
  'content/issuers/beta.md': `---
name: Beta Workshop
url: https://beta.example.org/
email: badges@beta.example.org
---

Beta keeps a workshop.
`,
  'content/people/zoe.md': `---
name: Zoë van Dam
url: https://zoe.example.org/
links:
  - url: https://code.example.org/zoe
    label: Code
---

Zoë mends things.
`,
  'content/badges/care.md': `---
name: Care
description: Can give first aid.
issuer: acme
design:
  icon: heart-pulse
  ribbon: First Aid
tags: [health, volunteering]
skills:
  - Bandaging
  - name: Calling for help
    url: https://skills.example.org/calling
alignment:
  - targetName: First aider
    targetUrl: https://framework.example.org/first-aider
requirements:
  - id: course
    text: Sixteen hours of the course
    evidence: required
validFor: P2Y
credits: 2
version: "1.0"
---

Took the course and stayed calm.
`,
  'content/badges/grade.md': `---
name: Workshop Grade
description: Passed the test of the workshop.
issuer: beta
image: grade.png
imageAlt: A green square
results:
  - id: test
    name: Test
    resultType: Percent
    valueMin: "0"
    valueMax: "100"
    requiredValue: "60"
  - id: safety
    name: Safety
    resultType: RubricCriterionLevel
    requiredLevel: good
    levels:
      - id: weak
        name: Weak
      - id: good
        name: Good
suspendable: true
---

Passed the test.
`,
  'content/badges/grade.png': makePng(128, 128),
  'content/badges/plain.json': `{
  "name": "Plain",
  "description": "Came along.",
  "issuer": "acme",
  "criteria": "Came to three evenings."
}
`,
  'content/assertions/2020/care-zoe.md': `---
badge: care
recipient:
  type: email
  identity: ${IDENTITY}
  salt: "${SALT}"
  name: Zoë van Dam
  person: zoe
issuedOn: 2020-03-01
evidence:
  - url: https://acme.example.org/evidence/course.html
    name: List of those present
    meets: course
---

Kept calm when it counted.
`,
  'content/assertions/2020/care-url.md': `---
badge: care
recipient:
  type: url
  url: https://alex.example.org/
issuedOn: 2020-03-01
evidence:
  - name: List of those present
    meets: course
revoked:
  on: 2020-06-01
  reason: Awarded by mistake.
---
`,
  'content/assertions/grade-did.md': `---
badge: grade
recipient:
  type: did
  url: did:web:kim.example.org
issuedOn: 2020-04-02T09:30:00+02:00
results:
  - result: test
    value: "72"
  - result: safety
    level: good
---
`,
  'content/assertions/plain-json.json': `{
  "badge": "plain",
  "recipient": {
    "type": "url",
    "url": "https://kim.example.org/"
  },
  "issuedOn": "2020-05-05",
  "narrative": "Came to four."
}
`,
  'content/assertions/care-draft.md': `---
badge: care
recipient:
  type: url
  url: https://sam.example.org/
issuedOn: 2020-05-06
draft: true
---
`,
  'content/pages/about.mdx': `---
title: About
---

About this backpack.
`,
};
