/** Monaco asks for its workers by label; anything but JSON and GraphQL is served by the plain editor worker. */
export function provideWorkers() {
  window.MonacoEnvironment = {
    getWorker: (_workerId, label) => new Worker(addressOf(label), { name: label }),
  };
}

function addressOf(label: string) {
  if (label === 'json') return WORKERS.json;
  if (label === 'graphql') return WORKERS.graphql;
  return WORKERS.editor;
}
