import type { Migration } from "kysely";
import * as extensions from "./20261122T1000-extensions";
import * as identity from "./20261122T1001-identity";
import * as media from "./20261122T1002-media";
import * as sellers from "./20261122T1003-sellers";
import * as catalog from "./20261122T1004-catalog";
import * as inventory from "./20261122T1005-inventory";
import * as listings from "./20261122T1006-listings";
import * as cartCheckout from "./20261122T1007-cart-checkout";
import * as orders from "./20261122T1008-orders";
import * as payments from "./20261122T1009-payments";
import * as ledger from "./20261122T1010-ledger";
import * as shippingTax from "./20261122T1011-shipping-tax";
import * as platform from "./20261122T1012-platform";
import * as searchWords from "./20261122T1013-search-words";
import * as inheritedPrices from "./20261122T1014-inherited-prices";
import * as pictureFetches from "./20261122T1015-picture-fetches";
import * as productPages from "./20261122T1016-product-pages";
import * as outboxRelay from "./20261122T1017-outbox-relay";
import * as disputes from "./20261122T1018-disputes";
import * as bans from "./20261122T1019-bans";
import * as orderKeys from "./20261122T1020-order-keys";
import * as reconciliation from "./20261122T1021-reconciliation";
import * as lighterWrites from "./20261122T1022-lighter-writes";
import * as productImports from "./20261122T1023-product-imports";
import * as listingOptions from "./20261122T1024-listing-options";
import * as attributes from "./20261122T1025-attributes";
import * as searchIndexes from "./20261122T1027-search-indexes";
import * as searchRules from "./20261122T1028-search-rules";
import * as sales from "./20261122T1029-sales";
import * as attributeKeys from "./20261122T1031-attribute-keys";
import * as moderation from "./20261122T1033-moderation";
import * as bulkEdits from "./20261122T1036-bulk-edits";
import * as collections from "./20261122T1038-collections";
import * as stockLocations from "./20261122T1040-stock-locations";
import * as pictureFocus from "./20261122T1042-picture-focus";
import * as lowStock from "./20261122T1044-low-stock";
import * as submittedEdits from "./20261123T0030-submitted-edits";
import * as tagCounts from "./20261123T0031-tag-counts";
import * as catalogueWords from "./20261123T0032-words-of-the-catalogue";
import * as stockAlerts from "./20261123T0033-stock-alerts";
import * as boughtTogether from "./20261123T0034-bought-together";
import * as frozenDiscounts from "./20261123T0100-frozen-discounts";
import * as commissionRules from "./20261123T0101-commission-rules";
import * as promotions from "./20261123T0102-promotions";
import * as promisedRefunds from "./20261123T0130-promised-refunds";
import * as returns from "./20261123T0132-returns";
import * as invoices from "./20261123T0134-invoices";
import * as ledgerAccounts from "./20261123T0160-ledger-accounts";
import * as payouts from "./20261123T0161-payouts";
import * as adjustments from "./20261123T0162-adjustments";
import * as taxIds from "./20261123T0163-tax-ids";
import * as waitingRefunds from "./20261130T0631-waiting-refunds";
import * as refundsBeforePromises from "./20261130T0632-refunds-before-promises";
import * as markets from "./20261130T0640-markets";
import * as conversions from "./20261130T0655-conversions";
import * as mustHold from "./20261130T0705-must-hold";
import * as paymentLists from "./20261130T0727-payment-lists";
import * as parcelsUnderWay from "./20261130T0728-parcels-under-way";
import * as backorderDays from "./20261130T0731-backorder-days";
import * as similarProducts from "./20261130T0752-similar-products";
import * as mediaUploads from "./20261130T0753-media-uploads";
import * as conversionsWait from "./20261130T0812-conversions-wait";
import * as freeOrders from "./20261130T0814-free-orders";
import * as settledDisputes from "./20261130T0830-settled-disputes";
import * as manualPayouts from "./20261130T0831-manual-payouts";
import * as storeCredit from "./20261130T1018-store-credit";
import * as tagRenames from "./20261130T1056-tag-renames";
import * as heldPayments from "./20261130T1110-held-payments";
import * as keptRulesOfCategories from "./20261130T1345-kept-rules-of-categories";
import * as productVideos from "./20261130T1347-product-videos";
import * as endedRates from "./20261130T1410-ended-rates";
import * as labels from "./20261130T1414-labels";
import * as searchRedirects from "./20261130T1414-search-redirects";
import * as sellerQuality from "./20261130T1420-seller-quality";
import * as returnsPaidBefore from "./20261130T1423-returns-paid-before";
import * as listingTags from "./20261130T1436-listing-tags";
import * as refusedTransfers from "./20261130T1440-refused-transfers";
import * as awaitedPayments from "./20261130T1441-awaited-payments";
import * as withdrawnAdjustments from "./20261130T1450-withdrawn-adjustments";
import * as staffProducts from "./20261130T1500-staff-products";
import * as featuredProducts from "./20261130T1501-featured-products";
import * as taxClasses from "./20261130T1502-tax-classes";
import * as submissionPolicies from "./20261130T1503-submission-policies";
import * as ownProductLists from "./20261130T1520-own-product-lists";
import * as productReports from "./20261130T1540-product-reports";
import * as vacations from "./20261130T1545-vacations";
import * as returnDeadlines from "./20261130T1600-return-deadlines";
import * as lateParts from "./20261130T1601-late-parts";
import * as shipmentScans from "./20261130T1602-shipment-scans";
import * as disputedParts from "./20261130T1603-disputed-parts";
import * as shopTimeZones from "./20261130T1603-shop-time-zones";
import * as firstOrderCoupons from "./20261130T1604-first-order-coupons";
import * as openDisputes from "./20261130T1605-open-disputes";
import * as toldInTime from "./20261130T1606-told-in-time";
import * as mailsSentAgain from "./20261130T1610-mails-sent-again";
import * as providerTaxCodes from "./20261130T1630-provider-tax-codes";
import * as breaksByTheShopsClock from "./20261130T1635-breaks-by-the-shops-clock";
import * as workingDays from "./20261130T1640-working-days";
import * as shippingProfiles from "./20261130T1700-shipping-profiles";
import * as breaksInLists from "./20261130T1705-breaks-in-lists";
import * as variantsWithoutPrice from "./20261130T1710-variants-without-price";
import * as ratesOfCarriers from "./20261130T1720-rates-of-carriers";
import * as taxReviews from "./20261130T1730-tax-reviews";
import * as reviews from "./20261130T1800-reviews";
import * as reviewReports from "./20261130T1810-review-reports";
import * as reviewRequests from "./20261130T1820-review-requests";
import * as questions from "./20261130T1830-questions";
import * as videoFiles from "./20261130T1860-video-files";
import * as savedCards from "./20261130T1900-saved-cards";
import * as shippingCommission from "./20261130T1910-shipping-commission";
import * as commissionTiers from "./20261130T1920-commission-tiers";
import * as accountDifferences from "./20261130T1930-account-differences";
import * as ordersBeingPacked from "./20261130T2000-orders-being-packed";
import * as draftOrders from "./20261130T2010-draft-orders";
import * as eventDays from "./20261130T2100-event-days";
import * as ratingsOfReviews from "./20261130T2110-ratings-of-reviews";
import * as reviewsOfShops from "./20261130T2111-reviews-of-shops";
import * as messages from "./20261130T2200-messages";
import * as follows from "./20261130T2210-follows";
import * as modelFiles from "./20261130T2215-model-files";
import * as amendments from "./20261130T2230-amendments";
import * as shopperGroups from "./20261130T2245-shopper-groups";
import * as promotionCodes from "./20261130T2250-promotion-codes";
import * as promotionLimits from "./20261130T2255-promotion-limits";
import * as fees from "./20261130T2300-fees";
import * as taxRemitters from "./20261130T2302-tax-remitters";
import * as taxDocuments from "./20261130T2304-tax-documents";
import * as sellerBusinesses from "./20261130T2315-seller-businesses";
import * as evidenceOfShops from "./20261130T2316-evidence-of-shops";
import * as closedAccounts from "./20261130T2317-closed-accounts";
import * as withdrawalCountries from "./20261130T2318-withdrawal-countries";
import * as heldCodesAreRevoked from "./20261201T0100-s-held-codes-are-revoked";
import * as daysOfParts from "./20261201T0110-l-days-of-parts";
import * as optionsPricedAtHome from "./20261201T0400-options-priced-at-home";
import * as heldBefore from "./20261201T0415-held-before";
import * as holdAppeals from "./20261201T0416-hold-appeals";
import * as swaps from "./20261201T0430-swaps";
import * as withdrawalDates from "./20261201T0445-withdrawal-dates";
import * as withdrawalExclusions from "./20261201T0446-withdrawal-exclusions";
import * as creditOfClosedAccounts from "./20261201T0500-credit-of-closed-accounts";
import * as blocksByAddress from "./20261201T0502-blocks-by-address";
import * as followerCounts from "./20261201T0504-follower-counts";
import * as sellerOpenings from "./20261201T0515-seller-openings";
import * as turnovers from "./20261201T0516-turnovers";
import * as importRestarts from "./20261201T0530-import-restarts";
import * as returnsOfPayments from "./20261201T0535-returns-of-payments";
import * as keyedBlocks from "./20261201T0550-keyed-blocks";
import * as brands from "./20261201T0710-brands";

/** Every migration by name, in order. Forward only: a mistake is corrected by the next one. */
export const migrations: Record<string, Migration> = {
  "20261122T1000-extensions": extensions,
  "20261122T1001-identity": identity,
  "20261122T1002-media": media,
  "20261122T1003-sellers": sellers,
  "20261122T1004-catalog": catalog,
  "20261122T1005-inventory": inventory,
  "20261122T1006-listings": listings,
  "20261122T1007-cart-checkout": cartCheckout,
  "20261122T1008-orders": orders,
  "20261122T1009-payments": payments,
  "20261122T1010-ledger": ledger,
  "20261122T1011-shipping-tax": shippingTax,
  "20261122T1012-platform": platform,
  "20261122T1013-search-words": searchWords,
  "20261122T1014-inherited-prices": inheritedPrices,
  "20261122T1015-picture-fetches": pictureFetches,
  "20261122T1016-product-pages": productPages,
  "20261122T1017-outbox-relay": outboxRelay,
  "20261122T1018-disputes": disputes,
  "20261122T1019-bans": bans,
  "20261122T1020-order-keys": orderKeys,
  "20261122T1021-reconciliation": reconciliation,
  "20261122T1022-lighter-writes": lighterWrites,
  "20261122T1023-product-imports": productImports,
  "20261122T1024-listing-options": listingOptions,
  "20261122T1025-attributes": attributes,
  "20261122T1027-search-indexes": searchIndexes,
  "20261122T1028-search-rules": searchRules,
  "20261122T1029-sales": sales,
  "20261122T1031-attribute-keys": attributeKeys,
  "20261122T1033-moderation": moderation,
  "20261122T1036-bulk-edits": bulkEdits,
  "20261122T1038-collections": collections,
  "20261122T1040-stock-locations": stockLocations,
  "20261122T1042-picture-focus": pictureFocus,
  "20261122T1044-low-stock": lowStock,
  "20261123T0030-submitted-edits": submittedEdits,
  "20261123T0031-tag-counts": tagCounts,
  "20261123T0032-words-of-the-catalogue": catalogueWords,
  "20261123T0033-stock-alerts": stockAlerts,
  "20261123T0034-bought-together": boughtTogether,
  "20261123T0100-frozen-discounts": frozenDiscounts,
  "20261123T0101-commission-rules": commissionRules,
  "20261123T0102-promotions": promotions,
  "20261123T0130-promised-refunds": promisedRefunds,
  "20261123T0132-returns": returns,
  "20261123T0134-invoices": invoices,
  "20261123T0160-ledger-accounts": ledgerAccounts,
  "20261123T0161-payouts": payouts,
  "20261123T0162-adjustments": adjustments,
  "20261123T0163-tax-ids": taxIds,
  "20261130T0631-waiting-refunds": waitingRefunds,
  "20261130T0632-refunds-before-promises": refundsBeforePromises,
  "20261130T0640-markets": markets,
  "20261130T0655-conversions": conversions,
  "20261130T0705-must-hold": mustHold,
  "20261130T0727-payment-lists": paymentLists,
  "20261130T0728-parcels-under-way": parcelsUnderWay,
  "20261130T0731-backorder-days": backorderDays,
  "20261130T0752-similar-products": similarProducts,
  "20261130T0753-media-uploads": mediaUploads,
  "20261130T0812-conversions-wait": conversionsWait,
  "20261130T0814-free-orders": freeOrders,
  "20261130T0830-settled-disputes": settledDisputes,
  "20261130T0831-manual-payouts": manualPayouts,
  "20261130T1018-store-credit": storeCredit,
  "20261130T1056-tag-renames": tagRenames,
  "20261130T1110-held-payments": heldPayments,
  "20261130T1345-kept-rules-of-categories": keptRulesOfCategories,
  "20261130T1347-product-videos": productVideos,
  "20261130T1410-ended-rates": endedRates,
  "20261130T1414-labels": labels,
  "20261130T1414-search-redirects": searchRedirects,
  "20261130T1420-seller-quality": sellerQuality,
  "20261130T1423-returns-paid-before": returnsPaidBefore,
  "20261130T1436-listing-tags": listingTags,
  "20261130T1440-refused-transfers": refusedTransfers,
  "20261130T1441-awaited-payments": awaitedPayments,
  "20261130T1450-withdrawn-adjustments": withdrawnAdjustments,
  "20261130T1500-staff-products": staffProducts,
  "20261130T1501-featured-products": featuredProducts,
  "20261130T1502-tax-classes": taxClasses,
  "20261130T1503-submission-policies": submissionPolicies,
  "20261130T1520-own-product-lists": ownProductLists,
  "20261130T1540-product-reports": productReports,
  "20261130T1545-vacations": vacations,
  "20261130T1600-return-deadlines": returnDeadlines,
  "20261130T1601-late-parts": lateParts,
  "20261130T1602-shipment-scans": shipmentScans,
  "20261130T1603-disputed-parts": disputedParts,
  "20261130T1603-shop-time-zones": shopTimeZones,
  "20261130T1604-first-order-coupons": firstOrderCoupons,
  "20261130T1605-open-disputes": openDisputes,
  "20261130T1606-told-in-time": toldInTime,
  "20261130T1610-mails-sent-again": mailsSentAgain,
  "20261130T1630-provider-tax-codes": providerTaxCodes,
  "20261130T1635-breaks-by-the-shops-clock": breaksByTheShopsClock,
  "20261130T1640-working-days": workingDays,
  "20261130T1700-shipping-profiles": shippingProfiles,
  "20261130T1705-breaks-in-lists": breaksInLists,
  "20261130T1710-variants-without-price": variantsWithoutPrice,
  "20261130T1720-rates-of-carriers": ratesOfCarriers,
  "20261130T1730-tax-reviews": taxReviews,
  "20261130T1800-reviews": reviews,
  "20261130T1810-review-reports": reviewReports,
  "20261130T1820-review-requests": reviewRequests,
  "20261130T1830-questions": questions,
  "20261130T1860-video-files": videoFiles,
  "20261130T1900-saved-cards": savedCards,
  "20261130T1910-shipping-commission": shippingCommission,
  "20261130T1920-commission-tiers": commissionTiers,
  "20261130T1930-account-differences": accountDifferences,
  "20261130T2000-orders-being-packed": ordersBeingPacked,
  "20261130T2010-draft-orders": draftOrders,
  "20261130T2100-event-days": eventDays,
  "20261130T2110-ratings-of-reviews": ratingsOfReviews,
  "20261130T2111-reviews-of-shops": reviewsOfShops,
  "20261130T2200-messages": messages,
  "20261130T2210-follows": follows,
  "20261130T2215-model-files": modelFiles,
  "20261130T2230-amendments": amendments,
  "20261130T2245-shopper-groups": shopperGroups,
  "20261130T2250-promotion-codes": promotionCodes,
  "20261130T2255-promotion-limits": promotionLimits,
  "20261130T2300-fees": fees,
  "20261130T2302-tax-remitters": taxRemitters,
  "20261130T2304-tax-documents": taxDocuments,
  "20261130T2315-seller-businesses": sellerBusinesses,
  "20261130T2316-evidence-of-shops": evidenceOfShops,
  "20261130T2317-closed-accounts": closedAccounts,
  "20261130T2318-withdrawal-countries": withdrawalCountries,
  "20261201T0100-s-held-codes-are-revoked": heldCodesAreRevoked,
  "20261201T0110-l-days-of-parts": daysOfParts,
  "20261201T0400-options-priced-at-home": optionsPricedAtHome,
  "20261201T0415-held-before": heldBefore,
  "20261201T0416-hold-appeals": holdAppeals,
  "20261201T0430-swaps": swaps,
  "20261201T0445-withdrawal-dates": withdrawalDates,
  "20261201T0446-withdrawal-exclusions": withdrawalExclusions,
  "20261201T0500-credit-of-closed-accounts": creditOfClosedAccounts,
  "20261201T0502-blocks-by-address": blocksByAddress,
  "20261201T0504-follower-counts": followerCounts,
  "20261201T0515-seller-openings": sellerOpenings,
  "20261201T0516-turnovers": turnovers,
  "20261201T0530-import-restarts": importRestarts,
  "20261201T0535-returns-of-payments": returnsOfPayments,
  "20261201T0550-keyed-blocks": keyedBlocks,
  "20261201T0710-brands": brands,
};
