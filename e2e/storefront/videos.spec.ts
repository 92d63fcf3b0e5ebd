import { readFileSync } from "node:fs";
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
  await expect(editor.getByText(/give the address of a video on YouTube or Vimeo/).first()).toBeVisible();
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

test("P-45 a video that is uploaded plays where its still was, and says nothing of where it was recorded", async ({
  page,
  shop,
  shelf,
  sellerPortal,
  browser,
  world,
}) => {
  const film = readFileSync(new URL("../fixtures/ball.mp4", import.meta.url));
  expect(film.includes("+52.5200+013.4050/")).toBe(true);
  const offer = await shelf.offer(SELLER, { name: "Rolling mug", price: 2_500, quantity: 5 });
  const editor = sellerPortal.page;
  await sellerPortal.open(`/products/${offer.id}`);
  await editor.waitForLoadState("networkidle");
  const choose = editor.getByLabel("Upload a video");
  await choose.setInputFiles({ name: "mug.mov", mimeType: "video/quicktime", buffer: film });
  await expect(editor.getByText(/mug.mov is a QuickTime film/)).toBeVisible();
  await choose.setInputFiles({ name: "page.mp4", mimeType: "video/mp4", buffer: Buffer.from("<html></html>") });
  await expect(editor.getByText(/This file is not an MP4 video/)).toBeVisible();
  await choose.setInputFiles({ name: "ball.mp4", mimeType: "video/mp4", buffer: film });
  await expect(editor.getByLabel("Video 1", { exact: true })).toBeVisible();
  await editor.getByLabel("What video 1 shows").fill("The ball that rolls");
  const { violations: inEditor } = await new AxeBuilder({ page: editor }).include("form").analyze();
  expect(inEditor).toEqual([]);
  await editor.getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(editor).toHaveURL(/done=saved/);
  await expect(editor.getByLabel("Video 1: The ball that rolls")).toBeVisible();

  await shop.open(`/products/${offer.slug}`);
  await page.waitForLoadState("networkidle");
  const asked: string[] = [];
  page.on("request", (request) => request.url().endsWith(".mp4") && asked.push(request.url()));
  const still = page.getByRole("link", { name: /Play the video: The ball that rolls/ });
  const address = new URL((await still.getAttribute("href")) ?? "", world.urls.storefront).href;
  await page.getByRole("link", { name: "Video 1" }).click();
  await expect(still).toBeInViewport();
  expect(asked).toEqual([]);
  const { height } = (await still.boundingBox()) ?? { height: 0 };
  await still.press("Enter");
  const player = page.locator("video[aria-label='The ball that rolls']");
  await expect.poll(() => player.evaluate((video: HTMLVideoElement) => video.currentTime)).toBeGreaterThan(0);
  expect(await player.evaluate((video: HTMLVideoElement) => [video.videoWidth, video.videoHeight])).toEqual([64, 80]);
  expect((await player.boundingBox())?.height).toBe(height);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  const ld = await page.locator("script[type='application/ld+json']").allTextContents();
  expect(ld.some((text) => text.includes("VideoObject") && text.includes(`"contentUrl":"${address}"`))).toBe(true);
  await page.getByRole("link", { name: "Picture 1" }).click();
  await expect(player).toHaveCount(0);

  const part = await page.request.get(address, { headers: { range: "bytes=4-7" } });
  expect([part.status(), await part.text()]).toEqual([206, "ftyp"]);
  expect((await part.headers())["content-security-policy"]).toContain("sandbox");
  const whole = await (await page.request.get(address)).body();
  expect([whole.length, whole.includes("+52.5200")]).toEqual([film.length, false]);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const bare = await plain.newPage();
  await bare.goto(`${world.urls.storefront}/products/${offer.slug}`);
  const link = bare.getByRole("link", { name: /Play the video: The ball that rolls/ });
  await expect(link).toHaveAttribute("href", new URL(address).pathname);
  await bare.goto(address);
  await expect(bare.locator("video")).toBeVisible();
  await plain.close();
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
