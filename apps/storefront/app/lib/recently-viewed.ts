import type { ProductCardProduct } from "@emporia/ui/commerce/product-card";
import { useEffect, useState } from "react";
import { markKept, readSeen, rememberSeen, type SeenProduct } from "./recent";
import { useRootData } from "./root-data";

type Card = ProductCardProduct & { id: string };

/** Remembers in this browser, and in the account of who is signed in, that a product was looked at. */
export function useRemembered(product: Omit<SeenProduct, "seenAt">): void {
  const isSignedIn = Boolean(useRootData()?.viewer.user);
  useEffect(() => {
    rememberSeen({ ...product, seenAt: new Date().toISOString() });
    if (isSignedIn) void keepInAccount();
  }, [product.id, isSignedIn]);
}

/** What was looked at last: of the account when somebody is signed in, else of this browser. Empty until it is known. */
export function useRecentlyViewed(): readonly Card[] {
  const isSignedIn = Boolean(useRootData()?.viewer.user);
  const [seen, setSeen] = useState<readonly Card[]>([]);
  useEffect(() => {
    let isWanted = true;
    if (!isSignedIn) setSeen(readSeen());
    else void keepInAccount().then((products) => isWanted && setSeen(products ?? readSeen()));
    return () => {
      isWanted = false;
    };
  }, [isSignedIn]);
  return seen;
}

/**
 * Tells the account what this browser remembers and it does not know yet. What was told stays with the account it was
 * told to: somebody else who signs in here later does not get it.
 */
async function keepInAccount(): Promise<Card[] | null> {
  const news = readSeen().filter(({ isKept }) => !isKept);
  const views = news.map(({ id, seenAt }) => ({ productId: id, viewedAt: seenAt ?? new Date(0).toISOString() }));
  const body = new FormData();
  body.set("views", JSON.stringify(views));
  try {
    const response = await fetch("/viewed", { method: "POST", body });
    const { products } = (await response.json()) as { products: Card[] | null };
    if (products) markKept(news.map(({ id }) => id));
    return products;
  } catch {
    return null;
  }
}
