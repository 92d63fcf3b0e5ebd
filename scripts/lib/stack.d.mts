export interface StackOptions {
  dataDir: string;
  env: Record<string, string>;
  durable?: boolean;
  dev?: boolean;
  demo?: boolean;
  anyPort?: boolean;
  only?: readonly string[];
  say?: (text: string) => void;
  onExit?: (ended: { name: string; code: number | null; signal: string | null }) => void;
}
export interface Stack {
  env: Record<string, string>;
  moved: { name: string; wanted: number; port: number }[];
  processes: { name: string; pid: number }[];
  urls: {
    storefront: string;
    sellerPortal: string;
    admin: string;
    api: string;
    inbox: string | undefined;
    stripe: string | undefined;
  };
  stop(): Promise<void>;
}
export function startStack(options: StackOptions): Promise<Stack>;
