import { describe, expect, test } from 'vitest';
import { buildSnapshot } from '../../src/views/snapshot.ts';
import { assertion, backpack, pictures } from './records.ts';

const snapshot = buildSnapshot(backpack(), pictures);
const filesOf = (id: string) => snapshot.assertions.find((assertion) => assertion.id === id)?.files;

describe('DESIGN 3.6: pages see a frozen snapshot of the public backpack', () => {
  test('it is plain JSON: what is written and read again is the same', () => {
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
  });

  test('it is frozen to its depths', () => {
    const loose: string[] = [];
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Object.isFrozen(value)) loose.push(path);
      for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`);
    };
    look(snapshot, '');
    expect(loose).toEqual([]);
  });

  test('no hash, no salt and no sealed text of a recipient goes to the pages', () => {
    const text = JSON.stringify(snapshot);
    expect(text).not.toContain('sha256$');
    expect(text).not.toContain('salt-of-this-award');
    expect(text).not.toContain('statusIndex');
  });

  test('Markdown is HTML already, and what it must not hold is gone', () => {
    const valid = snapshot.assertions.find(({ id }) => id === 'valid');
    expect(valid?.evidence[0]?.narrativeHtml).toContain('<a href="https://evidence.example.org/plan"');
    expect(JSON.stringify(snapshot)).not.toContain('<script');
  });
});

describe('DESIGN 4: which files lie beside an assertion’s page', () => {
  test('all of them when it is valid, sealed and drawn', () => {
    expect(filesOf('valid')).toEqual({ credential: true, assertion: true, png: true, svg: true });
  });
  test('no credential.json before it is sealed, no assertion.json before it is valid, no picture with neither', () => {
    expect(filesOf('coming')).toEqual({ credential: false, assertion: false, png: false, svg: false });
    const unsealed = buildSnapshot(backpack({ assertions: [assertion({ sealed: undefined })] }), pictures);
    expect(unsealed.assertions[0]?.files).toEqual({ credential: false, assertion: true, png: true, svg: true });
  });
  test('I2-13 no picture once it is revoked', () => {
    expect(filesOf('revoked')).toEqual({ credential: true, assertion: true, png: false, svg: false });
  });
  test('no badge.svg where the picture was not drawn', () => {
    expect(filesOf('suspended')).toEqual({ credential: true, assertion: true, png: true, svg: false });
  });
});

describe('which states the calendar can still change', () => {
  test.each([
    ['valid', true],
    ['coming', true],
    ['forever', false],
    ['expired', false],
    ['revoked', false],
    ['suspended', false],
  ])('%s: %s', (id, can) => {
    expect(snapshot.assertions.find((assertion) => assertion.id === id)?.canStillChange).toBe(can);
  });
});
