export type { Intent, IntentStatus, PaymentMethod, PaymentProvider, ProviderEvent } from "./payment-provider";
