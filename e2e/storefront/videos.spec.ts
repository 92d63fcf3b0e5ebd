import AxeBuilder from "@axe-core/playwright";
import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test";

const SELLER = "seller-one@example.com";

test("P-45 a video is a still until somebody wants to see it, and then plays where the still was", async ({
  page,
  shop,
  shelf,
  sellerPortal,
}) => {
  const offer = await shelf.offer(SELLER, { name: "Filmed mug", price: 2_500, quantity: 5 });
  const editor = sellerPortal.page;
  await sellerPortal.open(`/products/${offer.id}`);
  await editor.waitForLoadState("networkidle");
  await editor.getByRole("button", { name: "Add a video" }).click();
  await editor.getByLabel("Address of video 1").fill("https://example.com/mug");
  await editor.getByLabel("What video 1 shows").fill("The mug on the wheel");
  await editor.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(editor.getByText(/Give the address of a video on YouTube or Vimeo/).first()).toBeVisible();
  await editor.getByLabel("Address of video 1").fill("https://youtu.be/dQw4w9WgXcQ?si=tracking");
  await editor.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(editor).toHaveURL(/done=saved/);
  await expect(editor.getByLabel("Address of video 1")).toHaveValue("https://www.youtube.com/watch?v=dQw4w9WgXcQ");

  const asked: string[] = [];
  await page.route(/youtube|ytimg|google/, (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: "text/html", body: "<p>The film is running</p>" });
  });
  // By a link within the shop: the page that was loaded first knows nothing of videos.
  await shop.open("/shops/kiln-and-tide?sort=newest");
  await page.waitForLoadState("networkidle");
  await page.getByRole("main").locator(`a[href="/products/${offer.slug}"]`).first().click();
  const still = page.getByRole("link", { name: /Play the video: The mug on the wheel/ });
  await expect(still).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole("link", { name: "Video 1" }).click();
  await expect(still).toBeInViewport();
  const boxOf = async (shown: Locator) => {
    const { x, width, height } = (await shown.boundingBox()) ?? { x: 0, width: 0, height: 0 };
    return { x, width, height };
  };
  // The gallery glides to it.
  let before = await boxOf(still);
  let restsSince = 0;
  await expect
    .poll(async () => {
      const now = await boxOf(still);
      restsSince = now.x === before.x ? restsSince + 1 : 0;
      before = now;
      return restsSince;
    })
    .toBeGreaterThan(2);
  expect(asked).toEqual([]);

  await still.press("Enter");
  const player = page.locator("iframe[title='The mug on the wheel']");
  await expect(player.contentFrame().locator("iframe").contentFrame().getByText("The film is running")).toBeVisible();
  expect(asked).toEqual(["https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0&autoplay=1"]);
  expect(await boxOf(player)).toEqual(before);
  await page.setViewportSize({ width: 844, height: 390 });
  await expect(page.getByRole("link", { name: "Video 1" })).toHaveAttribute("aria-current", "true");
  await expect(player).toBeVisible();
  await page.getByRole("link", { name: "Picture 1" }).click();
  await expect(player).toHaveCount(0);
});

test("CAT-09 a product that was withdrawn says so, with status 410, and shows what there is instead", async ({
  page,
  world,
  shelf,
}) => {
  const offer = await shelf.offer(SELLER, { name: "Withdrawn mug", price: 2_500, quantity: 5 });
  await shelf.withdraw(SELLER, offer);
  const answer = await page.goto(`${world.urls.storefront}/products/${offer.slug}`);
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1, name: "Withdrawn mug" })).toBeVisible();
  await expect(page.getByText("No longer sold", { exact: true })).toBeVisible();
  await expect(page).toHaveTitle(/Withdrawn mug is no longer sold/);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(
    page.getByRole("region", { name: "You may like these instead" }).getByRole("link").first(),
  ).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole("link", { name: "See what the shop sells now" }).click();
  await expect(page).toHaveURL(/shops\/kiln-and-tide/);
});
