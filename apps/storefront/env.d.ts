/// <reference types="vite/client" />
/// <reference types="@remix-run/node" />

import "@remix-run/node";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }

  interface AppLoadContext {
    cspNonce: string;
    requestId: string;
    apiUrl: string;
    internalKey: string;
    publicUrl: string;
    sellerPortalUrl: string;
    /** Of the shopper, for rate limits. */
    shopperAddress: string;
  }
}
