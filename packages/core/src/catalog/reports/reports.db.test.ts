import { reportProductInput } from "@emporia/contracts/reports";
import {
  actor,
  aProduct,
  aSeller,
  aUser,
  FakeClock,
  type TestProduct,
  testContext,
  useDatabase,
} from "@emporia/testing";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { archiveProduct } from "../archive-product";
import { removeProduct } from "../remove-product";
import { decideReport } from "./decide-report";
import { forgetOldReporters } from "./forget-old-reporters";
import { getReport, listReports } from "./list-reports";
import { reportProduct } from "./report-product";

const database = useDatabase();
let clock: FakeClock;
let seller: Awaited<ReturnType<typeof aSeller>>;
let product: TestProduct;
beforeEach(async () => {
  const { db } = database;
  await sql`delete from product_reports`.execute(db);
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
  seller = await aSeller(db);
  product = await aProduct(db, seller, { name: "Doubtful mug" });
});
const world = () => testContext(database.db, { clock });
const said = (over: Partial<Parameters<typeof reportProductInput.parse>[0] & object> = {}) =>
  reportProductInput.parse({
    productId: product.id,
    reason: "MISLEADING",
    explanation: "The second picture shows another mug than the first one.",
    isGoodFaith: true,
    ...over,
  });
const queue = async (status: "OPEN" | "UPHELD" | "DISMISSED" = "OPEN", limit = 30) =>
  (await listReports(world(), { status, limit })).items;
const events = async (type: string) =>
  (
    await sql<{ payload: unknown }>`select payload from domain_events where type = ${type} order by id`.execute(
      database.db,
    )
  ).rows;
const staff = async () =>
  testContext(database.db, { clock }).as(
    actor({ id: (await aUser(database.db, { staffRole: "catalog" })).id, staffRole: "catalog" }),
  );

describe("SF-05 reporting a product", () => {
  it("reaches staff, is announced, and asking twice is asking once, by account and by address", async () => {
    const user = await aUser(database.db);
    const shopper = world().as(actor(user));
    for (let time = 0; time < 2; time++) {
      expect(await reportProduct(shopper, said())).toEqual({ isConfirmed: false });
      expect(await reportProduct(world(), said({ email: "Nora@example.com" }))).toEqual({ isConfirmed: true });
    }
    const open = await queue();
    expect(open).toHaveLength(2);
    expect(open[0]).toMatchObject({
      reason: "MISLEADING",
      openCount: 2,
      product: { id: product.id, name: "Doubtful mug", isShown: true },
      seller: { id: seller.id },
    });
    expect(await events("ProductReported")).toHaveLength(2);
  });

  it("is one report however many ask at the same time", async () => {
    const input = said({ email: "nora@example.com" });
    await Promise.all(Array.from({ length: 8 }, () => reportProduct(world(), input)));
    expect(await queue()).toHaveLength(1);
  });

  it("of something illegal asks for name and address, except of harm to children", () => {
    for (const reason of ["ILLEGAL", "COUNTERFEIT", "DANGEROUS", "HATEFUL"] as const) {
      const parsed = reportProductInput.safeParse({ ...said(), reason });
      expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(["name", "email"]);
    }
    for (const reason of ["CHILD_SAFETY", "MISLEADING", "PROHIBITED", "OTHER"] as const)
      expect(reportProductInput.safeParse({ ...said(), reason }).success).toBe(true);
    expect(reportProductInput.safeParse({ ...said(), isGoodFaith: false }).success).toBe(false);
  });

  it("is refused for what shoppers do not see", async () => {
    const draft = await aProduct(database.db, seller, { name: "Draft", status: "DRAFT" });
    await expect(reportProduct(world(), said({ productId: draft.id }))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(reportProduct(world(), said({ productId: "nothing-here" }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("does not let anybody have an address written to without end", async () => {
    for (let at = 0; at < 12; at++) {
      const { id } = await aProduct(database.db, seller, { name: `Mug ${at}` });
      await reportProduct(world(), said({ productId: id, email: "victim@example.com" }));
    }
    const quiet = (await events("ProductReported")).filter(({ payload }) => (payload as { isQuiet: boolean }).isQuiet);
    expect(quiet).toHaveLength(2);
    expect(await queue("OPEN", 100)).toHaveLength(12);
  });
});

describe("deciding a report", () => {
  it("tells why, once, for all who reported the product where that is wanted, and is audited", async () => {
    for (const email of ["one@example.com", "two@example.com"]) await reportProduct(world(), said({ email }));
    const other = await aProduct(database.db, seller, { name: "Another mug" });
    await reportProduct(world(), said({ productId: other.id }));
    const [first] = await queue();
    const decide = {
      reportId: first?.id ?? "",
      decision: "UPHELD" as const,
      reason: "The pictures are of another maker.",
      withOthers: true,
    };
    const somebody = await staff();
    const answers = await Promise.allSettled([decideReport(somebody, decide), decideReport(somebody, decide)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(decideReport(somebody, decide)).rejects.toMatchObject({ code: "REPORT_DECIDED" });
    expect((await queue()).map((each) => each.product.name)).toEqual(["Another mug"]);
    expect(await queue("UPHELD")).toHaveLength(2);
    expect(await getReport(world(), { reportId: decide.reportId })).toMatchObject({
      status: "UPHELD",
      decision: { reason: decide.reason },
      reporter: { email: "one@example.com" },
    });
    const audited = await sql`select from audit_log where action = 'report.uphold'`.execute(database.db);
    expect(audited.rows).toHaveLength(2);
    // Who was told may report it again.
    await reportProduct(world(), said({ email: "one@example.com" }));
    expect(await queue()).toHaveLength(2);
  });

  it("outlives the product, and forgets who reported after a year", async () => {
    await reportProduct(world(), said({ name: "Nora", email: "nora@example.com" }));
    await archiveProduct(testContext(database.db), { sellerId: seller.id, productId: product.id });
    await removeProduct(testContext(database.db), { sellerId: seller.id, productId: product.id });
    const [report] = await queue();
    expect(report?.product).toMatchObject({ name: "Doubtful mug", isShown: false });
    await decideReport(await staff(), {
      reportId: report?.id ?? "",
      decision: "DISMISSED",
      reason: "It is gone by now.",
      withOthers: false,
    });
    clock.advance(366 * 86_400_000);
    await forgetOldReporters(world());
    await forgetOldReporters(world());
    expect((await getReport(world(), { reportId: report?.id ?? "" })).reporter).toEqual({
      name: "Removed",
      email: "removed@invalid",
      userId: null,
    });
  });

  it("leads through the queue page by page", async () => {
    for (let at = 0; at < 5; at++) {
      clock.advance(1000);
      await reportProduct(world(), said({ email: `${at}@example.com` }));
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const { items, nextCursor } = await listReports(world(), {
        status: "OPEN",
        limit: 2,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...items.map(({ id }) => id));
      cursor = nextCursor ?? undefined;
    }
    expect(seen).toEqual((await queue()).map(({ id }) => id));
    expect(new Set(seen).size).toBe(5);
  });
});
