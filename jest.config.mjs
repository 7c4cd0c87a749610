const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      target: 'es2022',
      transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // Needs other gateways, half a gigabyte: npm run test:peers.
  testPathIgnorePatterns: process.env.PEERS ? [] : ['<rootDir>/test/peers/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': swc },
  globalSetup: '<rootDir>/test/support/startCluster.ts',
  globalTeardown: '<rootDir>/test/support/stopCluster.ts',
  setupFiles: ['reflect-metadata'],
  testTimeout: 30_000,
  maxWorkers: 2,
};
