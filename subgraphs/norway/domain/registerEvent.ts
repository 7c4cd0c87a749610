/** Types of events after which a person still lives where they lived, and may be known to whoever knew it. */
const HARMLESS = new Set([
  ...['endringINavn', 'endringISivilstand', 'endringIFamilierelasjon', 'endringIForeldreansvar', 'endringIFoedsel'],
  ...['endringIKjoenn', 'endringIStatsborgerskap', 'endringIIdentitetsgrunnlag', 'endringIFoedselINorge'],
  ...['endringIUtenlandskPersonidentifikasjon', 'endringILegitimasjonsdokument', 'endringIBrukAvSamiskSpraak'],
  ...['endringISametingetsValgmanntall', 'endringIVergemaal', 'endringIRettsligHandleevne', 'endringIOpphold'],
]);

/**
 * Whether the event may be about where the person lives, or about who may know. A type that is missing, new or general
 * (`endringIPerson`) may be.
 */
export function mayTouchAddress(type: string | undefined): boolean {
  return type === undefined || !HARMLESS.has(type);
}

/** The one type that takes the address away even before the register could be asked. May carry other changes too. */
export function tellsOfProtection(type: string | undefined): boolean {
  return type === 'endringIAdressebeskyttelse';
}
