import type { Protocol, ProtocolSession } from './developer-protocol.ts';
import { fromChromiumAddress, schemeOf, toChromiumAddress } from './schemes.ts';
import type { StandInSession } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;

/** Decides each request of a page as Electron would: the session's rule, then its scheme handlers, then the network. */
export async function answerRequest(
  devTools: ProtocolSession,
  session: StandInSession,
  webContentsId: number,
  paused: Paused,
): Promise<void> {
  const { requestId } = paused;
  const address = fromChromiumAddress(paused.request.url);
  if (await isCancelled(session, webContentsId, address, paused)) {
    await devTools.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const handler = session.protocol.handlersByScheme.get(schemeOf(address));
  if (!handler) {
    // There is no network under the stand-in: a request that got this far would have left the machine.
    const isInPage = /^(data|blob|about):/.test(address);
    if (isInPage) await devTools.send('Fetch.continueRequest', { requestId });
    else await devTools.send('Fetch.failRequest', { requestId, errorReason: 'InternetDisconnected' });
    return;
  }
  try {
    const response = await handler(requestOf(address, paused));
    await devTools.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: headersOf(response),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    console.error('stand-in: the handler of', address, 'failed:', error);
    await devTools.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
  }
}

function isCancelled(
  session: StandInSession,
  webContentsId: number,
  url: string,
  paused: Paused,
): Promise<boolean> {
  const rule = session.requestRule;
  if (!rule) return Promise.resolve(false);
  return new Promise((resolve) => {
    const details = {
      url,
      method: paused.request.method,
      webContentsId,
      resourceType: resourceTypeOf(paused),
    };
    rule(details as Electron.OnBeforeRequestListenerDetails, (answer) => resolve(answer.cancel === true));
  });
}

function resourceTypeOf(paused: Paused): string {
  return paused.resourceType === 'Document' ? 'mainFrame' : paused.resourceType.toLowerCase();
}

/** The request as a handler gets it. */
function requestOf(address: string, paused: Paused): Request {
  const { method, headers, postData } = paused.request;
  const body = postData && method !== 'GET' && method !== 'HEAD' ? { body: postData } : {};
  return new Request(address, { method, headers, ...body });
}

function headersOf(response: Response): { name: string; value: string }[] {
  return [...response.headers].map(([name, value]) => {
    const isPolicy = name.toLowerCase() === 'content-security-policy';
    // A policy may name the app's own origins, which travel under another name here.
    return { name, value: isPolicy ? value.replace(/\b[a-z]+:\/\/[^\s;]+/g, toChromiumAddress) : value };
  });
}
