import { defineMailTemplate } from "../template";

export const followNewsMail = defineMailTemplate<{
  firstName: string;
  shops: readonly {
    shopName: string;
    url: string;
    products: readonly { name: string; url: string }[];
    /** New products that are not named. */
    more: number;
  }[];
  moreShops: number;
  stopUrl: string;
}>({
  name: "follow-news",
  description: "To who follows shops: what they brought out. Once a day at most.",
  sample: {
    firstName: "Nora",
    shops: [
      {
        shopName: "Fern & Fig",
        url: "https://emporia.example/shops/fern-and-fig",
        products: [
          { name: "Stoneware mug", url: "https://emporia.example/products/stoneware-mug" },
          { name: "Stoneware bowl", url: "https://emporia.example/products/stoneware-bowl" },
        ],
        more: 0,
      },
      {
        shopName: "Linen Ledger",
        url: "https://emporia.example/shops/linen-ledger",
        products: [{ name: "Linen towel", url: "https://emporia.example/products/linen-towel" }],
        more: 4,
      },
    ],
    moreShops: 0,
    stopUrl: "https://emporia.example/follow-mails/1",
  },
  subject: ({ shops }) =>
    shops.length === 1 ? `New from ${shops[0]?.shopName}` : `New from ${shops[0]?.shopName} and other shops you follow`,
  preheader: ({ shops }) => shops.flatMap(({ products }) => products.map(({ name }) => name)).join(", "),
  unsubscribe: ({ stopUrl }) => stopUrl,
  body: ({ firstName, shops, moreShops, stopUrl }) => [
    { kind: "heading", text: "New in shops that you follow" },
    { kind: "text", text: `${firstName === "" ? "Hello" : `Hello ${firstName}`}, this is what they have brought out.` },
    ...shops.map(({ shopName, url, products, more }) => ({
      kind: "facts" as const,
      rows: [
        ...products.map(({ name, url: productUrl }, at) => ({
          label: at === 0 ? shopName : "",
          value: name,
          url: productUrl,
        })),
        ...(more > 0 ? [{ label: "", value: more === 1 ? "And one more" : `And ${more} more`, url }] : []),
      ],
    })),
    ...(moreShops > 0
      ? [
          {
            kind: "text" as const,
            text: moreShops === 1 ? "One more shop has something new." : `${moreShops} more shops have something new.`,
          },
        ]
      : []),
    { kind: "text", text: "We write once a day at most.", isQuiet: true },
    { kind: "facts", rows: [{ label: "No more of these", value: "Stop mails about shops I follow", url: stopUrl }] },
  ],
});
