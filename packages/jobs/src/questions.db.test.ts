import {
  answerQuestion,
  askQuestion,
  dismissQuestionReports,
  hideQuestion,
  listQuestions,
  listShopQuestions,
  listStaffQuestions,
  reportQuestion,
  showQuestion,
  voteQuestion,
} from "@emporia/core/questions";
import { actor, aProduct, aSeller, aUser, FakeClock, guest, testContext, useDatabase } from "@emporia/testing";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetJobs, runJobs } from "./testing";

const database = useDatabase();
let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock(new Date("2026-11-01T12:00:00Z"));
  await sql`delete from questions`.execute(database.db);
});
afterEach(() => forgetJobs(database));
const missing = { code: "NOT_FOUND" };

async function scene() {
  const { db } = database;
  const seller = await aSeller(db);
  const product = await aProduct(db, seller, { name: "Doubtful mug" });
  const world = testContext(db, { clock });
  const person = async () => world.as(actor(await aUser(db)));
  const ask = { productId: product.slug, body: "Does the handle get hot?" };
  const read = (ctx = world.as(guest)) => listQuestions(ctx, { productId: product.id, limit: 10 });
  const staff = world.as(actor({ id: (await aUser(db, { staffRole: "support" })).id, staffRole: "support" }));
  return { seller, product, world, shopper: await person(), person, ask, read, staff, own: { sellerId: seller.id } };
}

describe("P-60 questions and answers", () => {
  it("is seen by who asked, by all once the shop has answered, and both are mailed once", async () => {
    const { shopper, world, ask, read, own } = await scene();
    const answers = await Promise.all([1, 2, 3].map(() => askQuestion(shopper, ask)));
    const { questionId = "" } = answers[0] ?? {};
    expect(new Set(answers.map((each) => each.questionId)).size).toBe(1);
    expect(await read()).toMatchObject({ count: 0, items: [], waiting: [] });
    expect((await read(shopper)).waiting).toMatchObject([{ id: questionId, isOwn: true, answer: null }]);
    await runJobs(world);
    expect((await listShopQuestions(world, own, { tab: "open", limit: 10 })).items).toMatchObject([{ id: questionId }]);
    const stranger = { sellerId: (await aSeller(database.db)).id };
    await expect(answerQuestion(world, stranger, { questionId, text: "Not mine." })).rejects.toMatchObject(missing);
    for (const text of ["No.", "No, it stays cool."]) await answerQuestion(world, own, { questionId, text });
    await runJobs(world);
    expect(world.mailer.sent.map(({ subject }) => subject)).toEqual([
      "A question about “Doubtful mug”",
      expect.stringContaining("answered your question"),
    ]);
    expect(await read()).toMatchObject({
      count: 1,
      items: [{ id: questionId, answer: { text: "No, it stays cool." }, isOwn: false }],
    });
    expect((await listShopQuestions(world, own, { tab: "open", limit: 10 })).items).toEqual([]);
  });

  it("is asked ten times a day at most, by who is signed in, about what shoppers see", async () => {
    const { shopper, world, ask, seller } = await scene();
    await expect(askQuestion(world.as(guest), ask)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const draft = await aProduct(database.db, seller, { status: "DRAFT" });
    await expect(askQuestion(shopper, { ...ask, productId: draft.id })).rejects.toMatchObject(missing);
    const tries = Array.from({ length: 14 }, (_, nth) => askQuestion(shopper, { ...ask, body: `Is it ${nth} wide?` }));
    const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(4);
    clock.advance(86_400_001);
    await askQuestion(shopper, { ...ask, body: "And the next day?" });
  });

  it("is not asked, nor found helpful, by who runs the shop", async () => {
    const { seller, world, shopper, ask, own } = await scene();
    const member = await aUser(database.db);
    await sql`insert into seller_members (seller_id, user_id, role) values (${seller.id}, ${member.id}, 'support')`.execute(
      database.db,
    );
    const keeper = world.as(actor(member));
    const refusal = { code: "FORBIDDEN", message: expect.stringContaining("You run this shop") };
    await expect(askQuestion(keeper, ask)).rejects.toMatchObject(refusal);
    const { questionId } = await askQuestion(shopper, ask);
    await answerQuestion(world, own, { questionId, text: "No, it stays cool." });
    await expect(voteQuestion(keeper, { questionId, isHelpful: true })).rejects.toMatchObject(refusal);
  });

  it("lists the most helpful first, page by page", async () => {
    const { person, world, ask, own, product } = await scene();
    const ids: string[] = [];
    for (let nth = 0; nth < 4; nth++) {
      clock.advance(1000);
      const { questionId } = await askQuestion(await person(), { ...ask, body: `Is it ${nth} wide?` });
      await answerQuestion(world, own, { questionId, text: "Yes." });
      ids.push(questionId);
    }
    const voter = await person();
    for (let time = 0; time < 2; time++) await voteQuestion(voter, { questionId: ids[1] ?? "", isHelpful: true });
    const first = await listQuestions(world, { productId: product.id, limit: 3 });
    const second = await listQuestions(world, {
      productId: product.id,
      limit: 3,
      ...(first.nextCursor ? { cursor: first.nextCursor } : {}),
    });
    expect([...first.items, ...second.items].map(({ id }) => ids.indexOf(id))).toEqual([1, 3, 2, 0]);
    expect(second.nextCursor).toBeNull();
    expect(await voteQuestion(voter, { questionId: ids[1] ?? "", isHelpful: false })).toEqual({ helpfulCount: 0 });
  });

  it("AD-11 is reported once by each, hidden and shown by staff, audited, and told to who asked", async () => {
    const { shopper, world, ask, read, own, staff, person } = await scene();
    const { questionId } = await askQuestion(shopper, ask);
    const said = { questionId, policy: "offensive" as const, explanation: "" };
    // Nobody but the shop sees it yet.
    await expect(reportQuestion(await person(), said)).rejects.toMatchObject(missing);
    await answerQuestion(world, own, { questionId, text: "Ask somebody else, fool." });
    const reader = await person();
    for (let time = 0; time < 2; time++) await reportQuestion(reader, said);
    await reportQuestion(world, said, own.sellerId);
    const queue = async (tab: "reported" | "hidden" = "reported") =>
      (await listStaffQuestions(staff, { tab, limit: 10 })).items;
    expect(await queue()).toMatchObject([{ id: questionId, openCount: 2 }]);
    await dismissQuestionReports(staff, { questionId, reason: "It is fine as it stands." });
    expect(await queue()).toEqual([]);
    await runJobs(world);
    const told = world.mailer.sent.filter(({ subject }) => subject.startsWith("What we decided about a question of “"));
    expect(told.map(({ text }) => text.includes("it stays where it is"))).toContain(true);
    world.mailer.sent.length = 0;
    await forgetJobs(database);
    for (let time = 0; time < 2; time++)
      await hideQuestion(staff, {
        questionId,
        policy: "offensive",
        reason: "The answer insults you. We told the shop.",
      });
    expect((await read()).count).toBe(0);
    expect(await queue("hidden")).toMatchObject([{ id: questionId, hidden: { policy: "offensive" } }]);
    await expect(answerQuestion(world, own, { questionId, text: "Sorry." })).rejects.toMatchObject(missing);
    await runJobs(world);
    expect(world.mailer.sent.map(({ subject }) => subject).filter((each) => each.includes("hidden"))).toEqual([
      "We have hidden your question about “Doubtful mug”",
    ]);
    await showQuestion(staff, { questionId, reason: "The shop has said sorry." });
    expect((await read()).count).toBe(1);
    const audited = await sql`select from audit_log where subject_id = ${questionId}`.execute(database.db);
    expect(audited.rows).toHaveLength(3);
  });
});
