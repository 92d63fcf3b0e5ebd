/** Why a charge does not go through, in Stripe's codes. */
export interface Decline {
  code: string;
  declineCode?: string;
  message: string;
}

export interface TestCard {
  number: string;
  brand: string;
  funding: string;
  /** Names after `pm_card_` and `tok_`. */
  names: readonly string[];
  charge?: Decline;
  /** Attaching works although charging is declined (Stripe's …0341). */
  attachable?: boolean;
  threeDSecure?: "always" | "unless_set_up" | "on_request";
  /** Authentication was done beforehand, as after a setup intent. */
  setUp?: boolean;
  refund?: "pending" | "fail";
  dispute?: "fraudulent" | "inquiry" | "product_not_received";
  /** Money is available at once instead of after the settlement delay. */
  bypassPending?: boolean;
}

const declined = (declineCode: string, message = "Your card was declined."): Decline => ({
  code: "card_declined",
  declineCode,
  message,
});
const insufficientFunds = declined("insufficient_funds", "Your card has insufficient funds.");

const visa = (number: string, names: readonly string[], more: Partial<TestCard> = {}): TestCard => ({
  number,
  brand: "visa",
  funding: "credit",
  names,
  ...more,
});
const other = (number: string, brand: string, name: string, funding = "credit"): TestCard => ({
  number,
  brand,
  funding,
  names: [name],
});

/** Stripe's published test cards. */
export const TEST_CARDS: readonly TestCard[] = [
  visa("4242424242424242", ["visa"]),
  visa("4000056655665556", ["visa_debit"], { funding: "debit" }),
  other("5555555555554444", "mastercard", "mastercard"),
  other("5200828282828210", "mastercard", "mastercard_debit", "debit"),
  other("5105105105105100", "mastercard", "mastercard_prepaid", "prepaid"),
  other("378282246310005", "amex", "amex"),
  other("6011111111111117", "discover", "discover"),
  other("3056930009020004", "diners", "diners"),
  other("3566002020360505", "jcb", "jcb"),
  other("6200000000000005", "unionpay", "unionpay"),
  visa("4000000000000077", ["bypassPending"], { bypassPending: true }),
  visa("4000000000000002", ["visa_chargeDeclined", "chargeDeclined"], { charge: declined("generic_decline") }),
  visa("4000000000009995", ["visa_chargeDeclinedInsufficientFunds", "chargeDeclinedInsufficientFunds"], {
    charge: insufficientFunds,
  }),
  visa("4000000000009987", ["visa_chargeDeclinedLostCard", "chargeDeclinedLostCard"], {
    charge: declined("lost_card"),
  }),
  visa("4000000000009979", ["visa_chargeDeclinedStolenCard", "chargeDeclinedStolenCard"], {
    charge: declined("stolen_card"),
  }),
  visa("4000000000000069", ["chargeDeclinedExpiredCard"], {
    charge: { code: "expired_card", message: "Your card has expired." },
  }),
  visa("4000000000000127", ["chargeDeclinedIncorrectCvc"], {
    charge: { code: "incorrect_cvc", message: "Your card's security code is incorrect." },
  }),
  visa("4000000000000119", ["chargeDeclinedProcessingError"], {
    charge: {
      code: "processing_error",
      message: "An error occurred while processing your card. Try again in a little bit.",
    },
  }),
  visa("4000000000006975", ["visa_chargeDeclinedVelocityLimitExceeded"], {
    charge: declined("card_velocity_exceeded"),
  }),
  visa("4100000000000019", ["chargeDeclinedFraudulent", "radarBlock"], { charge: declined("fraudulent") }),
  visa("4000000000000341", ["chargeCustomerFail"], { charge: declined("generic_decline"), attachable: true }),
  visa("4000000000003220", ["threeDSecure2Required"], { threeDSecure: "always" }),
  visa("4000000000003063", ["threeDSecureRequired"], { threeDSecure: "always" }),
  visa("4000002760003184", ["authenticationRequired"], { threeDSecure: "always" }),
  visa("4000002500003155", ["authenticationRequiredOnSetup"], { threeDSecure: "unless_set_up" }),
  visa("4000003800000446", ["authenticationRequiredSetupForOffSession"], {
    threeDSecure: "unless_set_up",
    setUp: true,
  }),
  visa("4000000000003055", ["threeDSecureOptional"], { threeDSecure: "on_request" }),
  visa("4000008400001629", ["threeDSecureRequiredChargeDeclined"], {
    threeDSecure: "always",
    charge: declined("generic_decline"),
  }),
  visa("4000008260003178", ["authenticationRequiredChargeDeclinedInsufficientFunds"], {
    threeDSecure: "always",
    charge: insufficientFunds,
  }),
  visa("4000000000007726", ["pendingRefund"], { refund: "pending" }),
  visa("4000000000005126", ["refundFail"], { refund: "fail" }),
  visa("4000000000000259", ["createDispute"], { dispute: "fraudulent" }),
  visa("4000000000002685", ["createDisputeProductNotReceived"], { dispute: "product_not_received" }),
  visa("4000000000001976", ["createDisputeInquiry"], { dispute: "inquiry" }),
];

const byNumber = new Map(TEST_CARDS.map((card) => [card.number, card]));
const byName = new Map(TEST_CARDS.flatMap((card) => card.names.map((name) => [name, card] as const)));

/** The card that behaves as the number says; undefined for a number Stripe's test mode does not know. */
export const cardByNumber = (number: string): TestCard | undefined => byNumber.get(number);

/** The card behind a `pm_card_…` or `tok_…` name. */
export function cardByToken(token: string): TestCard | undefined {
  if (token.startsWith("pm_card_")) return byName.get(token.slice("pm_card_".length));
  return token.startsWith("tok_") ? byName.get(token.slice("tok_".length)) : undefined;
}

/** The check digit every card number carries. */
export function passesLuhn(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length; at += 1) {
    const digit = Number(number[number.length - 1 - at]);
    const weighted = at % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
