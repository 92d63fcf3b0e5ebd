export { actor, guest, system, type TestContext, testContext } from "./context";
export { createTestDatabase, type TestDatabase, useDatabase } from "./database";
export {
  aCategory,
  anAddress,
  aProduct,
  aSeller,
  aUser,
  someTaxRates,
  type TestProduct,
  type TestSeller,
} from "./factories";
export { FakeClock, FakeMailer, FakeMediaStore, FakePayments } from "./fakes";
