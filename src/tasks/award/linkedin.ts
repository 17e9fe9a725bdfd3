import type { LinkedAssertion } from '../../model/index.ts';

/** The address that opens LinkedIn's form for a certification, filled in for one award. */
export function linkedInAddress({ id, badge, issuedOn, expires, addresses }: LinkedAssertion): string {
  const fields = new URLSearchParams({
    startTask: 'CERTIFICATION_NAME',
    name: badge.name,
    organizationName: badge.issuer.name,
    ...monthOf('issue', issuedOn),
    ...(expires === undefined ? {} : monthOf('expiration', expires)),
    certUrl: addresses.page,
    certId: id,
  });
  return `https://www.linkedin.com/profile/add?${fields}`;
}

const monthOf = (what: string, moment: string): Record<string, string> => ({
  [`${what}Year`]: String(Number(moment.slice(0, 4))),
  [`${what}Month`]: String(Number(moment.slice(5, 7))),
});
