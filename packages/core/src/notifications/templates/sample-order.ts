import { money } from "@emporia/contracts/money";
import type { OrderView, SellerOrderView, ShipmentView } from "@emporia/contracts/orders";
import type { ComplaintView, ReturnView } from "@emporia/contracts/returns";

// An order as previews show it.
const id = (last: number) => `01930000-0000-7000-8000-${String(last).padStart(12, "0")}`;
const usd = (amount: number) => money(amount, "USD");
const placedAt = "2026-11-02T10:00:00.000Z";

const address = {
  firstName: "Ada",
  lastName: "Brandt",
  line1: "1 Market Street",
  line2: "Apartment 4",
  city: "San Francisco",
  state: "CA",
  postalCode: "94105",
  country: "US",
};

type Part = OrderView["sellerOrders"][number];

function part(given: {
  position: number;
  shopName: string;
  item: { name: string; variantTitle: string; price: number; quantity: number; shipsBy?: string };
  shipping: number;
  tax: number;
}): Part {
  const { item, position } = given;
  const subtotal = item.price * item.quantity;
  return {
    id: id(position),
    number: `ORD-2026-001234-${position}`,
    status: "CONFIRMED",
    seller: { id: id(10 + position), shopName: given.shopName, shopSlug: `shop-${position}` },
    shippingMethod: { name: "Standard", minDays: 3, maxDays: 6, parts: [] },
    shipBy: "2026-11-04T10:00:00.000Z",
    items: [
      {
        id: id(20 + position),
        productId: id(30 + position),
        variantId: id(40 + position),
        sku: null,
        slug: `product-${position}`,
        picture: null,
        name: item.name,
        variantTitle: item.variantTitle,
        price: usd(item.price),
        quantity: item.quantity,
        subtotal: usd(subtotal),
        discount: usd(0),
        shipsBy: item.shipsBy ?? null,
        cancelledQuantity: 0,
        shippedQuantity: 0,
        deliveredQuantity: 0,
        returnedQuantity: 0,
        givenBackQuantity: 0,
        replacedQuantity: 0,
        heldQuantity: 0,
        replaceableQuantity: 0,
        returnableQuantity: 0,
      },
    ],
    shipments: [],
    refunds: [],
    returns: [],
    complaints: [],
    replacements: [],
    amendments: [],
    isAmendable: true,
    returnPostage: "fault",
    complaintReason: null,
    isCreditable: false,
    refundable: usd(subtotal + given.shipping + given.tax),
    isCancellable: true,
    subtotal: usd(subtotal),
    discount: usd(0),
    discounts: [],
    isTaxIncluded: false,
    shipping: usd(given.shipping),
    tax: usd(given.tax),
    total: usd(subtotal + given.shipping + given.tax),
  };
}

const first = part({
  position: 1,
  shopName: "Fern & Fig",
  item: { name: "Speckled stoneware mug", variantTitle: "Moss", price: 2800, quantity: 2 },
  shipping: 500,
  tax: 406,
});
const second = part({
  position: 2,
  shopName: "Northlight Lamps",
  item: { name: "Paper pendant lamp", variantTitle: "", price: 8900, quantity: 1, shipsBy: "2026-12-14" },
  shipping: 0,
  tax: 645,
});

export const sampleOrder: OrderView = {
  id: id(50),
  orderNumber: "ORD-2026-001234",
  status: "CONFIRMED",
  paymentStatus: "CONFIRMED",
  email: "ada@example.com",
  isGuest: true,
  sellerOrders: [first, second],
  shippingAddress: address,
  billingAddress: address,
  credit: usd(0),
  carried: usd(0),
  supplements: null,
  payment: { brand: "visa", last4: "4242" },
  chargedBy: null,
  disputes: [],
  timeline: [],
  isCancellable: true,
  refunded: usd(0),
  placedAt,
  subtotal: usd(14_500),
  discount: usd(0),
  discounts: [],
  shipping: usd(500),
  tax: usd(1051),
  isTaxIncluded: false,
  total: usd(16_051),
};

export const sampleSellerOrder: SellerOrderView = {
  ...first,
  orderNumber: sampleOrder.orderNumber,
  supplements: null,
  shippingAddress: address,
  timeline: [],
  isShippable: true,
  isPackable: true,
  dispute: null,
  earnings: {
    items: usd(5600),
    discount: usd(0),
    shipping: usd(500),
    commission: usd(448),
    shippingCommission: usd(0),
    commissionBasisPoints: 800,
    givenBack: usd(0),
    commissionGivenBack: usd(0),
    taxToHandOver: usd(0),
    fees: [],
    net: usd(5652),
  },
  placedAt,
};

export const sampleShipment: ShipmentView = {
  id: id(60),
  carrier: "USPS",
  trackingNumber: "9400 1000 0000 0000 0000 00",
  trackingUrl: "https://tools.usps.com/go/TrackConfirmAction?tLabels=9400100000000000000000",
  status: "SHIPPED",
  items: [{ orderItemId: id(21), name: "Speckled stoneware mug", quantity: 2 }],
  shippedAt: "2026-11-03T15:00:00.000Z",
  deliveredAt: null,
  hasComeBack: false,
  scans: [{ at: "2026-11-05T08:00:00.000Z", status: "failed", text: "Nobody was there.", place: "Portland, OR" }],
};

export const sampleReturn: ReturnView = {
  id: id(70),
  number: `${first.number}-R1`,
  postage: "shop",
  status: "APPROVED",
  items: [
    {
      orderItemId: id(21),
      name: "Speckled stoneware mug",
      variantTitle: "Moss",
      picture: null,
      quantity: 1,
      reason: "damaged",
      comment: "The handle came off.",
      exchangeFor: null,
      restocked: 0,
      scrapped: 0,
      refused: 0,
    },
  ],
  comment: "The handle of one of them came off when I unpacked it.",
  pictures: [],
  refundTo: "card",
  instructions: "Please wrap it as it came and send it to Fern & Fig, 12 Kiln Lane, Portland, OR 97209.",
  label: null,
  isWithdrawal: false,
  sendBy: null,
  ending: null,
  rejection: null,
  isLapsed: false,
  sent: null,
  note: null,
  worth: usd(3003),
  refund: null,
  due: { by: "shopper", at: "2026-12-10T10:00:00.000Z" },
  requestedAt: "2026-11-09T10:00:00.000Z",
  updatedAt: "2026-11-10T10:00:00.000Z",
};

export const sampleComplaint: ComplaintView = {
  id: id(80),
  returnId: id(70),
  reason: "return_rejected",
  status: "OPEN",
  messages: [
    {
      from: "shopper",
      text: "The handle came off in my hands, I did not drop it.",
      pictures: [],
      at: "2026-11-11T10:00:00.000Z",
    },
  ],
  decision: null,
  refund: null,
  answerBy: "2026-11-14T10:00:00.000Z",
  openedAt: "2026-11-11T10:00:00.000Z",
  closedAt: null,
};
