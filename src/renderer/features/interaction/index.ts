export { InteractionPanel, type SavedContact } from './interaction-panel.tsx';
export { isContactPrivate } from './is-contact-private.ts';
export { type Contact, useContact } from './use-contact.ts';
