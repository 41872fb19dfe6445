/** The part of saxen that workbooks are read with; the package has no types of its own. */
declare module 'saxen' {
  /** Attributes of an element as written, entities not read; false where they cannot be read. */
  export type AttributesGetter = () => Readonly<Record<string, string>> | false;

  export class Parser {
    on(event: 'openTag', take: (name: string, attributes: AttributesGetter) => void): this;
    on(event: 'closeTag', take: (name: string) => void): this;
    on(event: 'text' | 'cdata', take: (text: string) => void): this;
    on(event: 'error' | 'warn', take: (error: Error) => void): this;
    write(xml: string): this;
    end(): Error | null;
    stop(): void;
  }
}
