import { Sensitive } from '../../../../subgraphs/shared/vocabulary/sensitive.ts';

/** The synthetic population by what is particular about them. */
export const NUMBERS = {
  resident: '12838520020',
  onProperty: '05916230321',
  unknownResidence: '21879015070',
  confidential: '30817812097',
  strictlyConfidential: '09899422233',
  inInstitution: '17867133356',
  emigrated: '29828814077',
  dead: '24923141185',
  ceased: '06828231071',
  missing: '19846918062',
  temporaryDNumber: '48849525053',
  inactiveDNumber: '41928723060',
  formerDNumber: '55839226100',
  continuedAs: '15839226036',
  unborn: '02813299952',
  nobody: '13838520140',
} as const;

export function numbered(number: string): Sensitive {
  return new Sensitive(number, `${number.slice(0, 6)}*****`);
}
