/**
 * A primitive with a name of its own, so that an account id cannot be passed where a party id is asked. The mark exists
 * for the compiler only; a plain property, because a schema's declaration file must be able to name it.
 */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name };
