/// <reference types="vite/client" />
/// <reference types="@remix-run/node" />

import type { WebAppConfig } from "@emporia/config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
  interface AppLoadContext {
    cspNonce: string;
    requestId: string;
    apiUrl: string;
    config: WebAppConfig;
    /** Of the person who asks, not of a proxy. */
    clientAddress: string;
  }
}
