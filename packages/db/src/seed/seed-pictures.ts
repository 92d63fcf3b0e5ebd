import type { Kysely } from "kysely";
import type { DB } from "../types.generated";
import { seedCategories, seedProducts, seedSellers } from "./content";
import { seedId } from "./ids";
import { drawCategory, drawProduct, drawShopBanner, drawShopLogo, pictureKey } from "./illustrations";
import { insertNew } from "./insert-new";

export interface StoredSeedPicture {
  width: number;
  height: number;
  dominantColor: string;
  /** Where the store put it, when that is not the key it was given. */
  objectKey?: string;
}

export type PutPicture = (svg: string, key: string) => Promise<StoredSeedPicture>;

export const mediaIdOf = (key: string): string => seedId("media", key);

/** Every picture of the demo by its key, each drawn only when asked for. */
function allPictures(): Map<string, () => string> {
  const pictures = new Map<string, () => string>();
  for (const seller of seedSellers) {
    pictures.set(`banner-${seller.slug}`, () => drawShopBanner(seller));
    pictures.set(`logo-${seller.slug}`, () => drawShopLogo(seller));
  }
  for (const { slug } of seedCategories) pictures.set(`category-${slug}`, () => drawCategory(slug));
  for (const { slug, pictures: own } of seedProducts) {
    for (const picture of own) {
      const drawn = { ...picture, seed: slug };
      pictures.set(pictureKey(drawn), () => drawProduct(drawn));
    }
  }
  return pictures;
}

const atOnce = 16;

/** Draws and stores the pictures that are not there yet. A second run draws nothing. */
export async function seedPictures(db: Kysely<DB>, putPicture: PutPicture, now: Date): Promise<void> {
  const pictures = allPictures();
  const known = await db
    .selectFrom("media")
    .where("id", "in", [...pictures.keys()].map(mediaIdOf))
    .select("id")
    .execute();
  const there = new Set(known.map(({ id }) => id));
  const missing = [...pictures].filter(([key]) => !there.has(mediaIdOf(key)));
  const rows: Parameters<typeof insertNew<"media">>[2] = [];
  for (let i = 0; i < missing.length; i += atOnce) {
    const stored = await Promise.all(
      missing.slice(i, i + atOnce).map(async ([key, draw]) => ({ key, picture: await putPicture(draw(), key) })),
    );
    for (const { key, picture } of stored) {
      rows.push({
        id: mediaIdOf(key),
        object_key: picture.objectKey ?? key,
        width: picture.width,
        height: picture.height,
        dominant_color: picture.dominantColor,
        created_at: now,
      });
    }
  }
  await insertNew(db, "media", rows);
}
