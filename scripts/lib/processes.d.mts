export interface StartedProcess {
  name: string;
  pid: number;
  /** What it said when it was ready. */
  message: Record<string, unknown>;
}
export function startProcess(options: {
  name: string;
  args: readonly string[];
  env: Record<string, string | undefined>;
  cwd: string;
  onExit?: (ended: { name: string; code: number | null; signal: string | null }) => void;
  timeoutMs?: number;
}): Promise<StartedProcess>;
export function stopProcesses(processes: readonly StartedProcess[], graceMs?: number): Promise<void>;
