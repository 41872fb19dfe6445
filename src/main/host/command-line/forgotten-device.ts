/** What a device says that its hub forgot, however it heard of it. */
export const forgottenDevice =
  'The hub does not know this device: it went back to a backup of before. Nothing is lost. Ask for a new invitation, then bahi join TEXT with this folder.';
