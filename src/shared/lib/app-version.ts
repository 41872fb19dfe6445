/** The version of this Bahi, for what it writes for other machines. A test holds it against `package.json`. */
export const appVersion = '0.1.0';
