export { listDisagreements, listEventTypes, listRatingDisagreements, readBooks, readLevel, readOrder } from "./books";
export { actor, guest, system, type TestContext, testContext } from "./context";
export { countStatements, createTestDatabase, type TestDatabase, useDatabase } from "./database";
export {
  aCategory,
  aMarket,
  anAddress,
  aProduct,
  aPromotion,
  aSeller,
  aUser,
  aYenMarket,
  someTaxRates,
  type TestProduct,
  type TestSeller,
} from "./factories";
export { FakeCarrier, FakeCartCache, FakeClock, FakeMailer, FakeMediaStore, FakePayments, FakeTracker } from "./fakes";
export { textOfPdf } from "./pdf-text";
export { aPictureOf } from "./pictures";
export {
  type ArrivedOrder,
  aCart,
  aCheckout,
  anArrivedOrder,
  aPaidOrder,
  aShopperWithCredit,
  type TestOrder,
  type Wanted,
  withCart,
} from "./purchases";
export { describeSearchIndex, type SearchUnderTest } from "./search-suite";
