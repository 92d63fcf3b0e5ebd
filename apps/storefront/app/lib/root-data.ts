import type { MarketView } from "@emporia/contracts/markets";
import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "~/root";

/** What every page knows; absent only on the page that says that everything is broken. */
export function useRootData() {
  return useRouteLoaderData<typeof loader>("root");
}

/** The market whose prices a page shows. */
export function useMarket(): Pick<MarketView, "code" | "currency" | "pricesIncludeTax"> {
  return useRootData()?.market ?? home;
}

const home = { code: "us", currency: "USD", pricesIncludeTax: false };

/** This shop's own address, in a `meta` function. */
export function originOf(matches: readonly ({ id: string; data?: unknown } | undefined)[]): string {
  const data = matches.find((match) => match?.id === "root")?.data;
  const origin = typeof data === "object" && data !== null && "origin" in data ? data.origin : undefined;
  return typeof origin === "string" ? origin : "";
}
