import { describe, expect, test } from '@jest/globals';
import { isOpenToAnyone, type Operation, PERMISSIONS, ROLES } from '../../../subgraphs/finland/domain/permissions.ts';
import { LOOKUP_PURPOSES, type LookupPurpose, mayLookUpFor } from '../../../subgraphs/finland/domain/purposes.ts';

describe('[F7] the table of permissions', () => {
  test('opens three operations to anyone and all others to registrars', () => {
    const open = (Object.keys(PERMISSIONS) as Operation[]).filter(isOpenToAnyone);
    expect(open).toEqual(['viewer', 'chooseCeliaPassword', 'signInToCelianet']);
  });
});

describe('[F9] the purposes of a search', () => {
  const cells = (Object.keys(LOOKUP_PURPOSES) as LookupPurpose[]).flatMap((purpose) =>
    ROLES.map((role) => [purpose, role] as const),
  );
  test.each(cells)('%s by %s', (purpose, role) => {
    expect(mayLookUpFor(purpose, role)).toBe(role === 'REGISTRAR');
  });
});
