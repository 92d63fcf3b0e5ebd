import type { OwnSellerView } from "@emporia/contracts/sellers";
import { useRouteLoaderData } from "@remix-run/react";

interface ShopData {
  shop: OwnSellerView;
  dashboard: Counts;
}

interface Counts {
  ordersToShip: number;
  lowStockVariants: number;
  draftProducts: number;
  publishedProducts: number;
}

function useShopData(): ShopData {
  const data = useRouteLoaderData<ShopData>("routes/_shop");
  if (!data) throw new Error("This page stands outside the shop's layout");
  return data as ShopData;
}

/** The shop that the signed-in member works on. */
export function useShop(): OwnSellerView {
  return useShopData().shop;
}

/** What waits, for tabs and the rail. */
export function useCounts(): Counts {
  return useShopData().dashboard;
}

/** Whether the member's role allows something; the pages draw their buttons by it. */
export function useMay(permission: string): boolean {
  return useShop().permissions.includes(permission);
}
