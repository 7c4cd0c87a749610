const QUERY = JSON.stringify({ query: '{ viewer { celiaRegistrar { units { id } } } }' });

export interface LoadFigures {
  readonly requests: number;
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

export interface Load {
  /** Of the requests that were answered since it was asked last. */
  sinceLast(): LoadFigures;
  /** Gives how many failed of all. */
  stop(): Promise<number>;
}

/** So many clients ask one thing again and again, each as soon as it was answered. What is not that answer has failed. */
export function startLoad(url: string, clients: number, answer: string): Load {
  let times: number[] = [];
  let [failed, failedBefore, isOver] = [0, 0, false];
  const ask = async () => {
    const since = performance.now();
    const isRight = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: QUERY,
    }).then(
      async (response) => (await response.text()).trim() === answer,
      () => false,
    );
    times.push(performance.now() - since);
    if (!isRight) failed += 1;
  };
  const running = Array.from({ length: clients }, async () => {
    while (!isOver) await ask();
  });
  return {
    sinceLast() {
      const sorted = times.sort((one, other) => one - other);
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
      const figures = {
        requests: sorted.length,
        failed: failed - failedBefore,
        p50: at(0.5),
        p99: at(0.99),
        longest: at(1),
      };
      [times, failedBefore] = [[], failed];
      return figures;
    },
    async stop() {
      isOver = true;
      await Promise.all(running);
      return failed;
    },
  };
}
