/** A sealed upload is AES-256-GCM: 12 bytes of initialisation vector, the cipher text, 16 bytes of tag. */
export const sealAlgorithm = 'aes-256-gcm';
export const sealKeyBytes = 32;
export const sealIvBytes = 12;
export const sealTagBytes = 16;
