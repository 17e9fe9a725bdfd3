import { describe, expect, test } from 'vitest';
import {
  ISSUE_CHARACTERS,
  parseForm,
  readEvidenceLines,
  readRequirementLines,
  readTags,
} from '../../src/github/index.ts';
import { fill, HASHED } from './filled.ts';

/** Codes and fields of what is wrong. */
function wrong(body: string, title = ''): string[] {
  const read = parseForm(body, title);
  return read.kind === 'refused' ? read.problems.map(({ code, field }) => `${code} ${field}`.trim()) : [read.kind];
}

function valuesOf(body: string): Readonly<Record<string, string>> {
  const read = parseForm(body);
  if (read.kind !== 'read') throw new Error(wrong(body).join('\n'));
  return read.values;
}

describe('which form it is', () => {
  test.each(['award', 'badge', 'request'] as const)('%s is told by its headings', (kind) => {
    expect(parseForm(fill(kind))).toMatchObject({ kind: 'read', form: { kind } });
  });

  test('is nobody’s business for an issue without them', () => {
    for (const body of [
      '',
      'It does not work.',
      '### Recipient\n\nx',
      '### Evidence\n\n### What was done',
      '# Badge to award',
    ])
      expect(wrong(body)).toEqual(['none']);
  });

  test('is told although the first heading is gone, and that is said', () => {
    const body = fill('award').replace('### Badge to award', 'Badge');
    expect(wrong(body)).toEqual(['heading-missing Badge to award']);
  });
});

describe('the answers', () => {
  test('are what stands below each heading; without one they are empty', () => {
    expect(valuesOf(fill('award', { narrative: 'One.\n\nTwo.', recipient: HASHED }))).toEqual({
      badge: 'plain: Plain',
      recipient: HASHED,
      name: '',
      day: '',
      evidence: '',
      narrative: 'One.\n\nTwo.',
      public: '- [X] I typed no e-mail address anywhere, and everything above may be public.',
    });
    expect(valuesOf(fill('badge', { issuer: 'None' })).issuer).toBe('');
  });

  test('are the same with other line ends', () => {
    const body = fill('award', { narrative: 'One.\n\nTwo.' });
    expect(valuesOf(body.replaceAll('\n', '\r\n'))).toEqual(valuesOf(body));
    expect(valuesOf(body.replaceAll('\n', '\r'))).toEqual(valuesOf(body));
  });

  test('may have headings of their own in a text', () => {
    const narrative = '### How it went\n\n#### Well\n\n> ## Evidence of it';
    expect(valuesOf(fill('award', { narrative })).narrative).toBe(narrative);
  });

  test('that are missing, too long, of several lines or unreadable are named by their fields', () => {
    expect(wrong(fill('award', { badge: '', recipient: '' }))).toEqual([
      'answer-missing Badge to award',
      'answer-missing Recipient',
    ]);
    expect(wrong(fill('award', { name: 'x'.repeat(121), narrative: 'x'.repeat(20_001) }))).toEqual([
      'answer-too-long Public name',
      'answer-too-long What was done',
    ]);
    expect(wrong(fill('award', { name: 'a\nb', recipient: 'x\ty' }))).toEqual([
      'answer-lines Recipient',
      'answer-lines Public name',
    ]);
    for (const hidden of ['\u0000', '\u0007', '\u202e', '\u2066', '\u2028', '\ud800', '\ufffe', '\u009b'])
      expect(wrong(fill('award', { narrative: `a${hidden}b` }))).toEqual(['answer-characters What was done']);
  });

  test('want the box to be ticked', () => {
    for (const box of ['- [ ] I typed none', '', 'x', '- [x] one\n- [ ] two'])
      expect(wrong(fill('request', { public: box }))).toEqual(['box-open Before you send it']);
    expect(valuesOf(fill('request', { public: '* [x] one\n\n- [X] two' })).public).toContain('one');
  });
});

describe('headings that somebody brings', () => {
  test.each([
    '### Recipient',
    '###  Recipient  ',
    '   ### recipient ###',
    '## Recipient',
    '> ### Recipient',
    '- ### Recipient',
    '1. > ### Recipient',
    '### **Recipient**',
    '### Reci\u200bpient',
    '### Ｒecipient',
    '### \u00a0Recipient',
    '<h3>Recipient</h3>',
    '<H2 id="x">recipient</H2>',
    'Recipient\n---',
    'Recipient\n  =====',
  ])('%j in a text is refused', (line) => {
    expect(wrong(fill('award', { narrative: `Well done.\n\n${line}\n\nhttps://evil.example.org/` }))).toEqual([
      'heading-repeated Recipient',
    ]);
  });

  test('in another order, or below other text, are refused', () => {
    const body = fill('award');
    const [badge = '', recipient = '', ...rest] = body.split(/(?=^### )/m);
    expect(wrong([badge, ...rest.slice(0, -1), `${recipient}\n`, rest.at(-1)].join(''))).toEqual(['heading-order']);
    expect(wrong(`Hello\n\n${body}`)).toEqual(['text-before']);
    expect(wrong(body.replace('### Evidence', '### Proof'))).toEqual(['heading-missing Evidence']);
    expect(wrong(body.replace('### Evidence', '### Evidence ###'))).toEqual(['heading-missing Evidence']);
  });
});

describe('what must not be public', () => {
  test.each([
    'zoe@example.org',
    'Zoë <zoe@example.org>',
    'mailto:zoe@example.org',
    'zoë@exämple.de',
    'zoe＠example.org',
    'zoe\u200b@example.org',
    'zoe\\@example.org',
    'zoe&#64;example.org',
    'zoe&#x40;example&#46;org',
    'zoe&commat;example.org',
    'https://a.example/?to=zoe%40example.org',
    'https://a.example/?to=zoe%2540example.org',
    'https://zoe@example.org/',
    'first.last+tag@mail.example.co.uk',
  ])('%s is refused wherever it stands, and not repeated', (text) => {
    for (const field of ['name', 'recipient', 'evidence', 'narrative', 'day', 'public'] as const) {
      const read = parseForm(fill('award', { [field]: text }));
      expect(read).toMatchObject({ kind: 'refused', problems: [{ code: 'email-in-form' }] });
      expect(JSON.stringify(read.kind === 'refused' && read.problems)).not.toContain('xample');
    }
    expect(wrong(fill('award'), text)).toEqual(['email-in-form The title']);
  });

  test('is not what only has an @', () => {
    const narrative =
      '@zoe came, https://social.example/@zoe, https://medium.example/@zoe/talk.html, astro@7.3.4, a @ b.c';
    expect(wrong(fill('award', { narrative }))).toEqual(['read']);
  });

  test('is told before a text is too long for anything else', () => {
    const long = 'x'.repeat(ISSUE_CHARACTERS);
    expect(wrong(fill('award', { narrative: `${long} zoe@example.org` }))).toEqual(['email-in-form']);
    expect(wrong(fill('award', { narrative: long }))).toEqual(['form-too-long']);
  });

  test('is the private half of a key', () => {
    const narrative = `z3u2${'e'.repeat(44)}`;
    const read = parseForm(fill('award', { narrative }));
    expect(wrong(fill('award', { narrative }))).toEqual(['key-in-form']);
    expect(JSON.stringify(read.kind === 'refused' && read.problems)).not.toContain('z3u2');
  });
});

test('a hostile issue is read in time that grows with its length', () => {
  const shapes = ['#', '# ', '### ', '>', '- ', '@', 'a@', 'a.', '`', '<h1', '[', '&#', '%25', '\n', '\t', ' ', '1. '];
  for (const shape of shapes) {
    const text = shape.repeat(Math.floor(60_000 / shape.length));
    const started = performance.now();
    for (const narrative of [text, `${text}\n### Recipient`, `### Recipient${text}x`])
      parseForm(fill('award', { narrative }), narrative);
    readEvidenceLines(text);
    readRequirementLines(text);
    expect(performance.now() - started).toBeLessThan(1_500);
  }
});

describe('lists', () => {
  test('of evidence are addresses, with the requirement before them where one is named', () => {
    const text = [
      'https://a.example/?x=1&y=2',
      '- course=https://a.example/1',
      '* course: https://a.example/2',
      '1. Course : <https://a.example/3>',
      '[file.pdf](https://github.com/user-attachments/files/1/file.pdf)',
      '![photo](https://a.example/photo.png)',
      '`test`: `https://a.example/4`',
      '',
    ].join('\n');
    expect(readEvidenceLines(text)).toEqual({
      wrong: [],
      values: [
        { url: 'https://a.example/?x=1&y=2', meets: undefined },
        { url: 'https://a.example/1', meets: 'course' },
        { url: 'https://a.example/2', meets: 'course' },
        { url: 'https://a.example/3', meets: 'course' },
        { url: 'https://github.com/user-attachments/files/1/file.pdf', meets: undefined },
        { url: 'https://a.example/photo.png', meets: undefined },
        { url: 'https://a.example/4', meets: 'test' },
      ],
    });
    const others = [
      'javascript:alert(1)',
      'course: javascript:alert(1)',
      '../x',
      'https://a b',
      'con=https://a.example/',
      'a',
    ];
    expect(readEvidenceLines(others.join('\n'))).toEqual({ values: [], wrong: [1, 2, 3, 4, 5, 6] });
  });

  test('of requirements say how it is with evidence', () => {
    const text =
      '- Attend (evidence required)\nTell (no evidence)\n\n2. Write (Evidence optional)\nRead\n(no evidence)';
    expect(readRequirementLines(text)).toEqual({
      wrong: [6],
      values: [
        { text: 'Attend', evidence: 'required' },
        { text: 'Tell', evidence: 'none' },
        { text: 'Write', evidence: 'optional' },
        { text: 'Read', evidence: 'optional' },
      ],
    });
  });

  test('of tags are words, each once', () => {
    expect(readTags('health,  first aid ,, health')).toEqual(['health', 'first aid']);
  });
});
