import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What is looked at when somebody asks for the measures. */
export interface Occupancy {
  readonly openDocuments: number;
  readonly openConnections: number;
  readonly waiting: number;
}

/** What the core counts. */
export interface Measures {
  committed(updates: number, milliseconds: number): void;
  failedCommit(): void;
  closed(name: string): void;
  slowReaderCut(): void;
}

export function createMeasures(registry: Registry, occupancy: () => Occupancy): Measures {
  const registers = [registry];
  const gauge = (name: string, help: string, read: (it: Occupancy) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(occupancy()));
      },
    });
  gauge('penholder_documents_open', 'Documents in memory.', (it) => it.openDocuments);
  gauge('penholder_document_connections', 'Connections to documents.', (it) => it.openConnections);
  gauge('penholder_document_updates_waiting', 'Updates accepted and not yet committed.', (it) => it.waiting);
  const updates = new Counter({ name: 'penholder_document_updates_total', help: 'Updates committed.', registers });
  const seconds = new Histogram({
    name: 'penholder_document_commit_seconds',
    help: 'Time from the first try of a group commit until it is durable.',
    buckets: [0.002, 0.005, 0.01, 0.03, 0.1, 0.3, 1, 5],
    registers,
  });
  const failures = new Counter({
    name: 'penholder_document_commit_failures_total',
    help: 'Tries of a group commit that failed.',
    registers,
  });
  const closes = new Counter({
    name: 'penholder_document_closes_total',
    help: 'Connections that the server ended, by reason.',
    labelNames: ['reason'],
    registers,
  });
  return {
    committed(count, milliseconds) {
      updates.inc(count);
      seconds.observe(milliseconds / 1000);
    },
    failedCommit: () => failures.inc(),
    closed: (reason) => closes.inc({ reason }),
    slowReaderCut: () => closes.inc({ reason: 'slow-reader' }),
  };
}
