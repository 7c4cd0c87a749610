import { test } from '@jest/globals';

/**
 * The `test` for what our gateway does and others do not (docs/howTo/putAnotherGatewayInFront.md): where npm run test:peers
 * plays the journeys on another, it must fail. To be asked for in each file, as what jest gives is one file's.
 */
export function onOurGateway(): typeof test.failing {
  return process.env['JOURNEYS_ON_HIVE'] ? test.failing : test;
}
