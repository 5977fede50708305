import type { Address, DatabaseUse, Usage } from '../peer.ts';

/** Tells the driver where the server is, and from then on what it uses whenever it is asked. */
export function report(address: Address, databaseUse?: () => Promise<DatabaseUse>): void {
  // What asking costs is not the server's.
  let spentOnAsking = 0;
  const use = async (): Promise<Usage> => {
    const cpu = processor();
    globalThis.gc?.();
    globalThis.gc?.();
    const database = await databaseUse?.();
    const usage = { memory: process.memoryUsage().rss, cpu: cpu - spentOnAsking, ...(database && { database }) };
    spentOnAsking += processor() - cpu;
    return usage;
  };
  process.on('message', (message) => {
    if (message === 'usage') void use().then((usage) => process.send!({ usage }));
  });
  process.send!({ address });
}

/** Milliseconds of processor that this process has used. */
function processor(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What the driver asked for. */
export const asked = <Asked>(): Asked => JSON.parse(process.argv[2] ?? '{}') as Asked;
