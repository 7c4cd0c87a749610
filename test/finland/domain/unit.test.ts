import { describe, expect, test } from '@jest/globals';
import { openableUnit } from '../../../subgraphs/finland/domain/relation.ts';
import { activeUnit, type Registrar, type Unit } from '../../../subgraphs/finland/domain/unit.ts';

const library: Unit = { id: 'a', kind: 'LIBRARY', name: 'A', municipality: 'M', contractActive: true, training: false };
const school: Unit = { id: 'b', kind: 'SCHOOL', name: 'B', municipality: 'M', contractActive: true, training: false };
const ended: Unit = { id: 'c', kind: 'OTHER', name: 'C', municipality: 'M', contractActive: false, training: false };
const registrar: Registrar = {
  role: 'REGISTRAR',
  kind: 'REGISTRAR',
  id: 'r',
  name: 'staff|r',
  units: [library, school, ended],
};

describe('[F8] the unit that a registrar opens', () => {
  test.each([
    ['a', library],
    ['b', school],
    ['c', { refused: 'UNIT_CONTRACT_ENDED', field: 'unitId' }],
    ['d', { refused: 'NOT_YOUR_UNIT', field: 'unitId' }],
  ])('%s', (unitId, expected) => expect(openableUnit(registrar, unitId)).toEqual(expected));
});

describe('[F8] the unit that a registrar works in', () => {
  test.each([
    ['none opened', undefined, { refused: 'NO_ACTIVE_UNIT' }],
    ['one with a contract', 'b', school],
    ['one whose contract ended after it was opened', 'c', { refused: 'UNIT_CONTRACT_ENDED' }],
    ['one that is not the registrar’s any more', 'd', { refused: 'NO_ACTIVE_UNIT' }],
  ])('%s', (_label, activeUnitId, expected) => {
    expect(activeUnit({ ...registrar, activeUnitId })).toEqual(expected);
  });
});
