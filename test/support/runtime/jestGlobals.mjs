// What the tests import as @jest/globals: loaded once, while jest makes its functions anew for each file.
const ofThisFile = (name) =>
  new Proxy(() => {}, {
    apply: (_target, _this, given) => globalThis[name](...given),
    get: (_target, key) => globalThis[name][key],
  });

export const afterAll = ofThisFile('afterAll');
export const afterEach = ofThisFile('afterEach');
export const beforeAll = ofThisFile('beforeAll');
export const beforeEach = ofThisFile('beforeEach');
export const describe = ofThisFile('describe');
export const expect = ofThisFile('expect');
export const jest = ofThisFile('jest');
export const test = ofThisFile('test');
