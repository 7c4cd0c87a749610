import { rmSync } from 'node:fs';

export default async function stopCluster(): Promise<void> {
  const cluster = globalThis.testCluster;
  await cluster?.postgres.stop();
  if (cluster) rmSync(cluster.folder, { recursive: true, force: true });
}
