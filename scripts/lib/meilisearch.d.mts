export interface Meilisearch {
  url: string;
  key: string | undefined;
  /** Whether it can be stopped and started. */
  isOurs: boolean;
  stop(): void;
}
export function startMeilisearch(port: string): Meilisearch | undefined;
