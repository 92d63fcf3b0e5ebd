import type { WithdrawalExclusion } from "@emporia/contracts/catalog/constants";

/** What a shopper reads of goods from which nobody may withdraw, as whole sentences. */
export const withdrawalExclusionWords: Record<WithdrawalExclusion, string> = {
  made_to_order: "It is made to your order, so the right of withdrawal does not hold for it.",
  perishable: "It spoils quickly, so the right of withdrawal does not hold for it.",
  sealed_hygiene: "It is sealed for health or hygiene: the right of withdrawal ends when you open it.",
  mixed: "Once it is mixed with other things it cannot be told apart: the right of withdrawal ends then.",
  sealed_media: "It is a sealed recording or software: the right of withdrawal ends when you open it.",
  periodical: "It is a newspaper or a magazine, so the right of withdrawal does not hold for it.",
};
