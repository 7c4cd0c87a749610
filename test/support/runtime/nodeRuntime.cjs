const { register } = require('node:module');
const { pathToFileURL } = require('node:url');

register('./loadTypeScript.mjs', pathToFileURL(__filename));

/**
 * Loads modules as node does, once for all test files of a worker. Jest's own runtime loads every module anew for each
 * file, which was two fifths of the time of the suite (docs/adr/0038).
 */
module.exports = class NodeRuntime {
  constructor(_config, environment) {
    this.environment = environment;
    this.tornDown = false;
    forgetFormerFile();
  }

  // Circus keeps the tests it collected in its module, so that every file needs one of its own.
  requireInternalModule(path) {
    delete require.cache[path];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  unstable_importModule(path) {
    return import(pathToFileURL(path).href);
  }

  setGlobalsForRuntime() {
    const { moduleMocker, fakeTimersModern } = this.environment;
    globalThis.jest = {
      fn: moduleMocker.fn.bind(moduleMocker),
      spyOn: moduleMocker.spyOn.bind(moduleMocker),
      restoreAllMocks: () => moduleMocker.restoreAllMocks(),
      useFakeTimers: (options) => fakeTimersModern.useFakeTimers(options),
      useRealTimers: () => fakeTimersModern.useRealTimers(),
      advanceTimersByTime: (milliseconds) => fakeTimersModern.advanceTimersByTime(milliseconds),
    };
  }

  getSourceMaps() {
    return new Map();
  }

  getAllCoverageInfoCopy() {
    return {};
  }

  enterTestCode() {}

  leaveTestCode() {}

  isTornDown() {
    return this.tornDown;
  }

  teardown() {
    this.tornDown = true;
  }
};

function forgetFormerFile() {
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  const states = Object.getOwnPropertySymbols(globalThis).filter(
    ({ description }) => description === 'JEST_STATE_SYMBOL',
  );
  for (const state of states) delete globalThis[state];
}
