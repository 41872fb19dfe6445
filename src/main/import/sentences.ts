/** What fills the gaps of a sentence. Never a name, number or address of a person. */
export type SentenceParams = Readonly<Record<string, string | number>>;

/** Fills `{name}` gaps of a sentence with its parameters; a gap without one stays visible. */
export function sentenceFrom(template: string, params: SentenceParams): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = params[name];
    return value === undefined ? gap : String(value);
  });
}
