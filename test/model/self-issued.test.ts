import { describe, expect, test } from 'vitest';
import { issuerAddresses, type Recipient } from '../../src/model/index.ts';
import { isSelfIssued } from '../../src/model/self-issued.ts';

const issuer = {
  name: 'Ada Lovelace',
  url: 'https://ada.example.org/',
  addresses: issuerAddresses('https://badges.example.org/', 'ada', true),
};
const hash: Recipient['identity'] = { type: 'email', identity: `sha256$${'0'.repeat(64)}`, salt: 'saltsaltsaltsalt' };
const person = (more: object) => ({ source: {}, id: 'ada', name: 'A', links: [], description: '', ...more }) as never;

describe('a self-issued award', () => {
  test.each<[string, Recipient, Parameters<typeof isSelfIssued>[2]]>([
    ['the issuer’s address', { identity: { type: 'url', url: 'https://ada.example.org' } }, undefined],
    ['the issuer’s DID', { identity: { type: 'did', url: 'did:web:badges.example.org' } }, undefined],
    ['the issuer’s name', { identity: hash, name: ' ada  lovelace' }, undefined],
    ['a person with the issuer’s address', { identity: hash }, person({ url: 'https://ada.example.org/' })],
    ['a person with the issuer’s name', { identity: hash }, person({ name: 'Ada Lovelace' })],
  ])('is one to %s', (_, recipient, linked) => {
    expect(isSelfIssued(issuer, recipient, linked)).toBe(true);
  });

  test.each<[string, Recipient]>([
    ['somebody else', { identity: { type: 'url', url: 'https://grace.example.org/' }, name: 'Grace' }],
    ['another page of the same host', { identity: { type: 'url', url: 'https://ada.example.org/pupil' } }],
    ['an e-mail address, which its hash does not tell', { identity: hash }],
  ])('is none to %s', (_, recipient) => {
    expect(isSelfIssued(issuer, recipient, undefined)).toBe(false);
  });
});
