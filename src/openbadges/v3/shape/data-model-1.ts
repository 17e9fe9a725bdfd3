import type { ClassShape } from '../../shape/description.ts';
import { classes } from './classes.ts';

export const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';

/** Every class, with credentials as the VC data model 1.1 has them: `issuanceDate`, `expirationDate`. D3-03. */
export const classesOfDataModel1: Readonly<Record<string, ClassShape>> = {
  ...classes,
  OpenBadgeCredential: dated(classes.OpenBadgeCredential as ClassShape),
  EndorsementCredential: dated(classes.EndorsementCredential as ClassShape),
};

function dated(shape: ClassShape): ClassShape {
  return {
    ...shape,
    members: { ...shape.members, issuanceDate: 'date-time', expirationDate: 'date-time', issued: 'date-time' },
    required: [...(shape.required ?? []).filter((member) => member !== 'validFrom'), 'issuanceDate'],
    rules: { ...shape.rules, issuanceDate: 'D3-03', expirationDate: 'D3-03', issued: 'D3-03' },
  };
}
