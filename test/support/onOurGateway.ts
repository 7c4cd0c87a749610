import { test } from '@jest/globals';

/**
 * For what our gateway does and others do not (docs/howTo/putAnotherGatewayInFront.md): where npm run test:peers plays the
 * journeys on another, the test must fail.
 */
export const testOnOurGateway = process.env['JOURNEYS_ON_HIVE'] ? test.failing : test;
