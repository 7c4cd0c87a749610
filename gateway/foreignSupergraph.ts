import { SettingError, type SettingSource, secretKey, webAddress } from '../subgraphs/shared/runtime/settings.ts';
import { callLimits, type GatewaySettings, gatewaySettings, type SubgraphAddress } from './settings.ts';
import { subgraphPlaces } from './subgraphNames.ts';

const OUR_OWN =
  /^(?:host|connection|keep-alive|te|trailer|upgrade|expect|transfer-encoding|content-.*|accept|accept-encoding|x-gateway-assertion|x-client-network)$/;

/**
 * Settings for whatever supergraph a file holds: addresses are the file's, nobody need sign in, no key need be shared.
 * Of a client's headers those go on that FORWARD_HEADERS names, and no other.
 */
export function foreignSettings(source: SettingSource, supergraphSdl: string): GatewaySettings {
  return {
    ...gatewaySettings({ ...source, TRUSTED_ISSUERS: source['TRUSTED_ISSUERS'] || '[]' }, []),
    subgraphs: subgraphPlaces(supergraphSdl).map(({ name, url }) => foreignAddress(source, name, url)),
    forwardHeaders: (source['FORWARD_HEADERS'] ?? '').split(',').flatMap(headerName),
  };
}

function foreignAddress(source: SettingSource, name: string, url: string): SubgraphAddress {
  const ending = name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
  const setting = `SUBGRAPH_URL_${ending}`;
  const endpoint = webAddress({ [setting]: source[setting] || url }, setting);
  const key = `ASSERTION_KEY_${ending}`;
  return {
    ...{ name, endpoint, url: new URL(endpoint).origin },
    ...callLimits(source, ending),
    assertionKey: source[key] ? secretKey(source, key) : undefined,
  };
}

function headerName(text: string): string[] {
  const name = text.trim().toLowerCase();
  if (name === '') return [];
  if (!/^[a-z0-9-]+$/.test(name) || OUR_OWN.test(name))
    throw new SettingError(`FORWARD_HEADERS may not name ${name}: headers of the client's own, with commas between`);
  return [name];
}
