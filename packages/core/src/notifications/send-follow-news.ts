import { findFollowNews, followMailsUrl, setToldUntil } from "../follows";
import type { Ctx } from "../platform";
import { sendMail } from "./send-mail";

/** Shops of one mail; of others it says how many there are. */
const MOST_SHOPS = 6;

/** Tells somebody what the shops that they follow brought out, once for each day. Quiet when there is nothing any more. */
export async function sendFollowNews(ctx: Ctx, { userId, until }: { userId: string; until: string }): Promise<void> {
  const news = await findFollowNews(ctx.db, userId, new Date(until));
  if (!news) return;
  const { storefrontUrl } = ctx.services.settings;
  const shops = news.shops.slice(0, MOST_SHOPS).map(({ shopName, slug, count, products }) => ({
    shopName,
    url: `${storefrontUrl}/shops/${slug}`,
    more: count - products.length,
    products: products.map((product) => ({ name: product.name, url: `${storefrontUrl}/products/${product.slug}` })),
  }));
  const data = {
    firstName: news.firstName,
    shops,
    moreShops: news.shops.length - shops.length,
    stopUrl: followMailsUrl(ctx, userId),
  };
  await sendMail(ctx, { key: `follow-news:${userId}:${until}`, to: news.email, template: "follow-news", data });
  await setToldUntil(ctx.db, userId, new Date(until));
}
