// The smallest page that uses both doors as the real renderer does: the desktop bridge, else the browser host.
const show = (id, text) => {
  document.getElementById(id).textContent = text;
};

show('heading', `bridge at parse time: ${typeof window.bahi?.call}`);
try {
  // biome-ignore lint/security/noGlobalEval: the test asks whether the content security policy stops it
  eval('1');
  window.evalOutcome = 'ran';
} catch (error) {
  window.evalOutcome = error.name;
}

/** Trades the one-time token of the address for a session; the secret stays in this tab. */
async function openSession() {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!token) return;
  history.replaceState(null, '', '/');
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  if (response.ok) sessionStorage.setItem('bahi.session', (await response.json()).secret);
  else window.sessionStatus = response.status;
}

function browserBridge() {
  const headers = () => ({ 'x-bahi-session': sessionStorage.getItem('bahi.session') ?? '' });
  const answerOf = async (response) =>
    response.headers.get('content-type') === 'application/json'
      ? response.json()
      : { status: response.status };
  return {
    call: async (procedure, input) =>
      answerOf(
        await fetch('/rpc', {
          method: 'POST',
          headers: { ...headers(), 'content-type': 'application/json' },
          body: JSON.stringify({ procedure, input }),
        }),
      ),
    upload: async ({ name, bytes }) =>
      answerOf(
        await fetch('/upload', {
          method: 'POST',
          headers: {
            ...headers(),
            'content-type': 'application/octet-stream',
            'x-bahi-file-name': encodeURIComponent(name),
          },
          body: bytes,
        }),
      ),
    onChanged: async (listener) => {
      const response = await fetch('/changes', { headers: headers() });
      if (!response.ok) return;
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += value;
        const parts = text.split('\n\n');
        text = parts.pop();
        for (const part of parts) if (part.startsWith('data: ')) listener(JSON.parse(part.slice(6)).keys);
      }
    },
  };
}

if (!window.bahi) {
  await openSession();
  window.fixtureBridge = browserBridge();
}
const bridge = window.bahi ?? window.fixtureBridge;
bridge.onChanged((keys) => show('changed', keys.join(',')));
show('answer', JSON.stringify(await bridge.call('describeProfile', { echo: 'first' })));
