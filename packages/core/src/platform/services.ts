import type { CartCache } from "../cart/cart-cache";
import type { MediaStore } from "../catalog/media-store";
import type { AddressChecker } from "../checkout/address-checker";
import type { CarrierLabels } from "../labels/carrier-labels";
import type { Mailer } from "../notifications/mailer";
import type { ParcelTracker } from "../orders/tracking/parcel-tracker";
import type { PaymentProvider } from "../payments/payment-provider";
import type { SearchEngine } from "../search/search-engine";
import type { SearchIndex } from "../search/search-index";
import type { CarrierRates } from "../shipping/carrier-rates";
import type { TaxProvider } from "../tax/tax-provider";
import type { EncryptionKey } from "./sealing";

/** The world outside the database, each behind an interface that its domain defines. */
export interface Services {
  payments: PaymentProvider;
  mailer: Mailer;
  /** Absent where nobody sells labels: sellers buy them elsewhere. */
  carrier: CarrierLabels | null;
  /** Absent where nobody knows where parcels are: shops and shoppers say when they arrive. */
  tracker: ParcelTracker | null;
  /** Absent where nobody knows which addresses there are: their form is checked alone. */
  addresses: AddressChecker | null;
  /** Absent where no carrier says what it asks: parcels are priced by the shops' tables. */
  rates: CarrierRates | null;
  /** Absent where no provider works taxes out: the table of rates does. */
  tax: TaxProvider | null;
  search: SearchIndex;
  /** Absent where PostgreSQL alone searches: there is then no copy to keep. */
  searchEngine: SearchEngine | null;
  media: MediaStore;
  /** Absent without Redis: carts are then read from PostgreSQL. */
  cartCache: CartCache | null;
  settings: Settings;
}

export interface Settings {
  storefrontUrl: string;
  sellerPortalUrl: string;
  adminUrl: string;
  /** Signs the links in mails. */
  linkSecret: string;
  mailFrom: string;
  /** Seal what nobody may read in the database; the first seals, all open. */
  encryptionKeys: readonly EncryptionKey[];
  /** For so many days after it arrived something can be sent back. */
  returnDays: number;
  /** So many days after it should have been there a parcel counts as arrived when nobody says otherwise. */
  arrivalDays: number;
  /** So many days after it should have left what nobody sent is cancelled; 0: never. */
  lateCancelDays: number;
  /** Whether cards are charged when the first parcel is sent, not when the order is confirmed. */
  capturesAtDispatch: boolean;
}
