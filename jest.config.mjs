import { SWC } from './test/support/runtime/swcOptions.mjs';

export default {
  testEnvironment: '<rootDir>/test/support/runtime/nodeEnvironment.cjs',
  runtime: '<rootDir>/test/support/runtime/nodeRuntime.cjs',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', SWC] }, // of globalSetup and globalTeardown
  globalSetup: '<rootDir>/test/support/startCluster.ts',
  globalTeardown: '<rootDir>/test/support/stopCluster.ts',
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
