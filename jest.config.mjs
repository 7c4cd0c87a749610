import { SWC } from './test/support/runtime/swcOptions.mjs';

export default {
  testEnvironment: '<rootDir>/test/support/runtime/nodeEnvironment.cjs',
  runtime: '<rootDir>/test/support/runtime/nodeRuntime.cjs',
  roots: ['<rootDir>/test'],
  // Needs other gateways, half a gigabyte: npm run test:peers.
  testPathIgnorePatterns: process.env.PEERS ? [] : ['<rootDir>/test/peers/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', SWC] }, // of globalSetup and globalTeardown
  globalSetup: '<rootDir>/test/support/startCluster.ts',
  globalTeardown: '<rootDir>/test/support/stopCluster.ts',
  setupFiles: ['reflect-metadata'],
  testTimeout: 300_000, // nothing is thought to hang that only waits for its turn
  maxWorkers: 2,
};
