// Measures how long a change takes until a search shows it, through a running API and worker, as a seller and staff make
// changes and a shopper searches. Started by `pnpm bench`.
import { type Api, createApiClient } from "@emporia/trpc/client";

const [url = "", rounds = "5"] = process.argv.slice(2);
const PASSWORD = "emporia-demo";
/** Milliseconds between two searches, so that looking does not keep the machine from what is looked for. */
const PAUSE_MS = 10;
const PATIENCE_MS = 20_000;

const visitor = createApiClient({ url });
const seller = await signedIn("seller-one@example.com");
const staff = await signedIn("staff@example.com");

await until("the index is filled", async () => {
  const { engine, isAnswering, waiting } = await staff.search.state.query();
  return waiting === 0 && (engine === null || isAnswering);
});

const { product, variant } = await aProductOfOneVariant();
const { id: productId, sellerId, name } = product;
const { available: _, isPurchasable: __, isBackorder: ___, priorPrice: ____, onHand, ...written } = variant;
const price = variant.price.amount;

interface Change {
  what: "price" | "stock" | "product status" | "seller status";
  make(): Promise<unknown>;
  isShown(): Promise<boolean>;
}

const costs = (amount: number): Change => ({
  what: "price",
  make: () =>
    seller.catalog.update.mutate({
      productId,
      changedVariants: [
        {
          ...written,
          sku: written.sku ?? undefined,
          barcode: written.barcode ?? undefined,
          price: amount,
          compareAtPrice: null,
          costPerItem: written.costPerItem?.amount ?? null,
        },
      ],
    }),
  isShown: () => isFound({ priceMin: amount, priceMax: amount }),
});
const has = (units: number): Change => ({
  what: "stock",
  make: () => seller.inventory.adjust.mutate({ variantId: variant.id, onHand: units }),
  isShown: async () => (await isFound({ inStock: true })) === units > 0,
});
const withdrawn: Change = {
  what: "product status",
  make: () => seller.catalog.archive.mutate({ productId }),
  isShown: async () => !(await isFound({})),
};
const published: Change = {
  what: "product status",
  make: () => seller.catalog.publish.mutate({ productId }),
  isShown: () => isFound({}),
};
const suspended: Change = {
  what: "seller status",
  make: () => staff.sellers.staff.suspend.mutate({ sellerId, reason: "It is measured how soon this is seen." }),
  isShown: async () => !(await isFound({})),
};
const reinstated: Change = {
  what: "seller status",
  make: () => staff.sellers.staff.reinstate.mutate({ sellerId }),
  isShown: () => isFound({}),
};

const took: Record<string, number[]> = {};
for (let round = 0; round < Number(rounds); round++) {
  const changes = [costs(price + 1), costs(price), has(0), has(onHand), withdrawn, published, suspended, reinstated];
  for (const { what, make, isShown } of changes) {
    await make();
    const began = performance.now();
    await until(`a search shows a change of ${what}`, isShown);
    took[what] = [...(took[what] ?? []), performance.now() - began];
  }
}
const { engine } = await staff.search.state.query();
process.stdout.write(`${JSON.stringify({ index: engine ?? "PostgreSQL", took })}\n`);

async function signedIn(email: string): Promise<Api> {
  const { token } = await visitor.auth.login.mutate({ email, password: PASSWORD });
  return createApiClient({ url, token });
}

async function aProductOfOneVariant() {
  const { items } = await seller.catalog.own.list.query({ status: "PUBLISHED", limit: 100 });
  for (const { id, variantCount, available } of items) {
    if (variantCount !== 1 || available === 0) continue;
    const product = await seller.catalog.own.get.query({ productId: id });
    const [variant] = product.variants;
    if (variant?.trackQuantity && !variant.allowBackorder && product.sale === null) return { product, variant };
  }
  throw new Error("The demo's seller has no product of one variant whose stock is counted.");
}

async function isFound(filters: { priceMin?: number; priceMax?: number; inStock?: boolean }): Promise<boolean> {
  const { items } = await visitor.catalog.search.query({ q: name, inStock: false, ...filters });
  return items.some(({ id }) => id === productId);
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`Waited ${PATIENCE_MS} ms in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
