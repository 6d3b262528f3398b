/** Commands outside a permit's life (drafts, administration, the register) happen once by the kit's receipts, as in every service. */
export { ReceiptStore, type Receipted } from '@holdpoint/service-kit';
