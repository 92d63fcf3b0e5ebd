export interface RunningPostgres {
  pid: number;
  port: number;
  /** Whether it was already running. */
  adopted: boolean;
  url(database: string): string;
  stop(): Promise<void>;
}
export function freePort(wanted: number): Promise<number>;
export function startPostgres(options: {
  dataDir: string;
  port?: number;
  durable?: boolean;
  settings?: Record<string, string | number>;
}): Promise<RunningPostgres>;
export function removeCluster(dataDir: string): void;
