interface Entry {
  id: string;
  file: string;
  path?: string;
  index?: boolean;
  children?: Entry[];
}

/** `folder` under routes/; no path for the front page of what is around it. */
const page = (folder: string, path?: string, children?: Entry[]): Entry => ({
  id: `routes/${folder}`,
  file: `routes/${folder}/route.tsx`,
  ...(path === undefined ? { index: true } : { path }),
  ...(children ? { children } : {}),
});

/** Answers something else than a page. */
const resource = (name: string, path: string): Entry => ({ id: `routes/${name}`, file: `routes/${name}.ts`, path });

export default [
  page("_index"),
  page("categories.$slug", "categories/:slug"),
  page("collections._index", "collections"),
  page("collections.$slug", "collections/:slug"),
  page("products.$slug", "products/:slug"),
  page("products.$slug.report", "products/:slug/report"),
  page("products.$slug.questions", "products/:slug/questions"),
  page("products.$slug.reviews", "products/:slug/reviews"),
  page("preview.$token", "preview/:token"),
  page("shops.$slug", "shops/:slug"),
  page("shops.$slug.reviews", "shops/:slug/reviews"),
  page("questions.$questionId.report", "questions/:questionId/report"),
  page("reviews.$reviewId.report", "reviews/:reviewId/report"),
  page("messages.$messageId.report", "messages/:messageId/report"),
  page("follow-mails.$userId", "follow-mails/:userId"),
  page("review-requests.$orderId", "review-requests/:orderId"),
  page("search", "search"),
  page("stock-alerts._index", "stock-alerts"),
  page("stock-alerts.$alertId", "stock-alerts/:alertId"),
  page("sell", "sell"),
  page("cart", "cart"),
  page("checkout._index", "checkout"),
  page("checkout.$checkoutId", "checkout/:checkoutId"),
  page("checkout.$checkoutId.return", "checkout/:checkoutId/return"),
  page("offers.$draftOrderId", "offers/:draftOrderId"),
  page("orders.find", "orders/find"),
  page("orders.$orderId", "orders/:orderId"),
  page("orders.$orderId.return", "orders/:orderId/return"),
  page("orders.$orderId.withdraw", "orders/:orderId/withdraw"),
  page("withdrawal", "withdrawal"),
  page("orders.$orderId.review", "orders/:orderId/review/:orderItemId"),
  page("orders.$orderId.messages", "orders/:orderId/messages/:sellerOrderId"),
  page("orders.$orderId.confirmation", "orders/:orderId/confirmation"),
  page("login", "login"),
  page("register", "register"),
  page("forgot-password", "forgot-password"),
  page("reset-password", "reset-password"),
  page("verify-email", "verify-email"),
  page("account", "account", [
    page("account._index"),
    page("account.orders", "orders"),
    page("account.orders.$orderId", "orders/:orderId"),
    page("account.messages", "messages"),
    page("account.messages.new", "messages/new"),
    page("account.messages.$threadId", "messages/:threadId"),
    page("account.following", "following"),
    page("account.credit", "credit"),
    page("account.cards", "cards"),
    page("account.addresses", "addresses"),
    page("account.profile", "profile"),
    page("account.close", "close"),
  ]),
  resource("videos", "videos/:slug/:number"),
  resource("models", "models/:modelId"),
  resource("return-label", "orders/:orderId/returns/:returnId/label"),
  resource("order-invoice", "orders/:orderId/invoices/:invoiceId"),
  resource("question-vote", "questions/:questionId/vote"),
  resource("review-vote", "reviews/:reviewId/vote"),
  resource("account-data", "account/data"),
  page("account-closed", "account-closed"),
  resource("logout", "logout"),
  resource("theme", "theme"),
  resource("market", "market"),
  resource("me-bar", "me-bar"),
  resource("suggest", "suggest"),
  resource("viewed", "viewed"),
  resource("robots", "robots.txt"),
  resource("sitemap", "sitemap.xml"),
  resource("sitemaps", "sitemaps/:part"),
  resource("manifest", "manifest.webmanifest"),
  page("$", "*"),
];
