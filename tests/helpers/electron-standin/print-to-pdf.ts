import type { ProtocolSession } from './developer-protocol.ts';

/** Paper in inches, as Electron's named sizes mean it. */
const inchesByPaper: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
};

/** `webContents.printToPDF` by the developer protocol, which Electron's own implementation shares. */
export async function printToPdf(
  devTools: ProtocolSession,
  options: Electron.PrintToPDFOptions,
): Promise<Buffer> {
  const paper = inchesByPaper[String(options.pageSize ?? 'Letter')];
  if (!paper) throw new Error(`The stand-in knows no paper ${JSON.stringify(options.pageSize)}.`);
  const printed = await devTools.send('Page.printToPDF', {
    paperWidth: paper[0],
    paperHeight: paper[1],
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
  });
  return Buffer.from(printed.data, 'base64');
}
