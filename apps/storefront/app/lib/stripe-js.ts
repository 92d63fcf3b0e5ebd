/** As much of Stripe.js as is used here. https://docs.stripe.com/js */
interface Failure {
  error?: { message?: string };
}

export interface StripeElements {
  create(
    type: "payment",
    options?: { layout?: string },
  ): {
    mount(element: HTMLElement): void;
    on(event: "ready", told: () => void): void;
  };
  submit(): Promise<Failure>;
}

export interface StripeJs {
  elements(
    options: (
      | { mode: "payment"; amount: number; currency: string; captureMethod: "manual" }
      | { mode: "setup"; currency: string }
    ) & { paymentMethodCreation: "manual"; appearance?: object },
  ): StripeElements;
  createPaymentMethod(input: {
    elements: StripeElements;
    params?: object;
  }): Promise<Failure & { paymentMethod?: { id: string } }>;
  handleNextAction(input: { clientSecret: string }): Promise<Failure>;
}

declare global {
  interface Window {
    Stripe?: (publishableKey: string) => StripeJs;
  }
}

const address = "https://js.stripe.com/v3/";
let loading: Promise<void> | undefined;

/** Stripe asks that its script always comes from its own address, and only once. */
export async function loadStripe(publishableKey: string): Promise<StripeJs> {
  loading ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      loading = undefined;
      script.remove();
      reject(new Error("Stripe.js did not load."));
    };
    document.head.append(script);
  });
  await loading;
  if (!window.Stripe) throw new Error("Stripe.js did not start.");
  return window.Stripe(publishableKey);
}
