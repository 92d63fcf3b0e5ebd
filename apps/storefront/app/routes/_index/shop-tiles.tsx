import type { homeView } from "@emporia/contracts/catalog";
import { Picture } from "@emporia/ui/commerce/picture";
import { SellerByline } from "@emporia/ui/commerce/seller-byline";
import type { z } from "zod";
import { shopPath } from "~/lib/paths";

type Shop = z.infer<typeof homeView>["shops"][number];

/** The people behind the counters. */
export function ShopTiles({ shops }: { shops: readonly Shop[] }) {
  return (
    <section className="mt-16 bg-sunken py-14 lg:mt-24 lg:py-20">
      <div className="shell">
        <h2 className="text-title">Behind the counters</h2>
        <p className="mt-2 max-w-prose text-muted">Every shop is somebody. Here are a few of them.</p>
        <ul className="mt-8 grid gap-x-6 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
          {shops.map((shop) => (
            <li key={shop.id} className="flex min-w-0 flex-col gap-4">
              {shop.banner && (
                <Picture
                  media={shop.banner}
                  sizes="(min-width: 64rem) 26rem, (min-width: 40rem) 46vw, 92vw"
                  isDecorative
                  className="aspect-5/2 w-full rounded-md"
                />
              )}
              <SellerByline seller={shop} href={shopPath(shop)} />
              {shop.tagline && <p className="line-clamp-2 text-[0.9375rem] text-muted">{shop.tagline}</p>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
