// A program of somebody else, on an origin of its own: signs a listener in with PKCE and draws when he listens. No build, no library.
const setting = name => document.querySelector(`meta[name="${name}"]`).content;
const element = id => document.getElementById(id);

const instance = setting('instance');
const clientId = setting('client-id');
const here = location.origin + location.pathname; // As it is registered: the redirect address is compared letter by letter.
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const steps = [0, .2, .4, .6, .8, 1];

// In memory alone: what lies in the browser's storage, every script of this origin can take.
let tokens = null;

// ---- Sign-in (OAuth 2.1, authorization code with PKCE) ----

const base64url = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

async function server() {
  return json(await fetch(`${instance}/.well-known/oauth-authorization-server`));
}

async function signIn() {
  const { authorization_endpoint } = await server();
  const [verifier, state] = [random(), random()];
  sessionStorage.setItem('sign-in', JSON.stringify({ verifier, state }));
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  location.assign(`${authorization_endpoint}?${new URLSearchParams({
    response_type: 'code', client_id: clientId, redirect_uri: here, scope: 'metrics:read', state, code_challenge: challenge, code_challenge_method: 'S256',
  })}`);
}

// Back from the instance: the code is good for one exchange, and only by the page that asked.
async function comeBack() {
  const answer = new URLSearchParams(location.search);
  if (!answer.has('state')) {
    return;
  }
  const asked = JSON.parse(sessionStorage.getItem('sign-in') ?? '{}');
  sessionStorage.removeItem('sign-in');
  history.replaceState(null, '', here);
  const { issuer, token_endpoint } = await server();
  if (answer.get('state') !== asked.state || answer.get('iss') !== issuer) {
    throw new Error('This sign-in was not begun here. Please try again.');
  }
  if (answer.has('error')) {
    throw new Error(answer.get('error') === 'access_denied' ? 'You said no, which is fine.' : answer.get('error_description') ?? answer.get('error'));
  }
  tokens = await exchange(token_endpoint, { grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: here, code_verifier: asked.verifier });
}

async function exchange(endpoint, fields) {
  return json(await fetch(endpoint, { method: 'POST', body: new URLSearchParams({ client_id: clientId, ...fields }) }));
}

async function signOut() {
  const { revocation_endpoint } = await server();
  await fetch(revocation_endpoint, { method: 'POST', body: new URLSearchParams({ client_id: clientId, token: tokens.refresh_token }) });
  tokens = null;
  show();
  say('Signed out: this page may no longer ask for you.');
}

// ---- Questions ----

async function ask(path, mayRefresh = true) {
  const answer = await fetch(instance + path, { headers: { Authorization: `Bearer ${tokens.access_token}` } });
  if (answer.status === 401 && mayRefresh) {
    const { token_endpoint } = await server();
    tokens = await exchange(token_endpoint, { grant_type: 'refresh_token', refresh_token: tokens.refresh_token });
    return ask(path, false);
  }
  return json(answer);
}

// Errors are problem documents (RFC 9457), or OAuth's own.
async function json(answer) {
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.detail ?? body.title ?? body.error_description ?? `${answer.status}`);
  }
  return body;
}

// ---- The picture ----

// From the card's own colour to a deep one; the text is whichever of black and white can be read better, which is always more than 4.5 to 1.
function paint(share) {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const [from, to] = dark ? [[44, 39, 35], [255, 179, 128]] : [[245, 238, 226], [138, 42, 8]];
  const colour = from.map((value, index) => Math.round(value + (to[index] - value) * share));
  const [red, green, blue] = colour.map(value => value / 255).map(value => (value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4));
  return { background: `rgb(${colour})`, color: .2126 * red + .7152 * green + .0722 * blue > .179 ? '#000' : '#fff' };
}

const cell = (name, text, attributes = {}) => Object.assign(document.createElement(name), { textContent: text }, attributes);

function draw({ heatmap, basis, insights }) {
  const most = Math.max(1, ...heatmap.flat().map(hour => hour.minutes));
  const head = document.createElement('tr');
  head.append(document.createElement('td'), ...heatmap[0].map((_, hour) => cell('th', String(hour).padStart(2, '0'), { scope: 'col' })));
  document.querySelector('thead').replaceChildren(head);
  document.querySelector('tbody').replaceChildren(...heatmap.map((hours, day) => {
    const row = document.createElement('tr');
    row.append(cell('th', weekdays[day], { scope: 'row' }), ...hours.map(({ minutes, plays }, hour) => {
      const shown = cell('td', Math.round(minutes), { title: `${weekdays[day]}, ${hour}:00: ${Math.round(minutes)} minutes, ${plays} plays` });
      Object.assign(shown.style, paint(minutes / most));
      return shown;
    }));
    return row;
  }));
  element('scale').replaceChildren(...steps.map(share => Object.assign(document.createElement('i'), { style: `background: ${paint(share).background}` })));
  element('insight').hidden = insights.length === 0;
  element('insight').textContent = insights[0]?.text ?? '';
  say(`${basis.plays.toLocaleString()} plays, hours of ${basis.window.timeZone.replace('_', ' ')}.`);
}

async function refresh() {
  say('Loading …');
  const days = element('window').value;
  const from = days && new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  draw(await ask(`/metrics/temporal?${new URLSearchParams(from ? { from } : {})}`));
  show();
}

function show() {
  element('result').hidden = element('sign-out').hidden = element('window-label').hidden = tokens === null;
  element('sign-in').hidden = tokens !== null;
}

const say = text => { element('status').textContent = text; };
const trying = action => () => action().catch(error => say(error.message));

element('sign-in').onclick = trying(signIn);
element('sign-out').onclick = trying(signOut);
element('window').onchange = trying(refresh);
matchMedia('(prefers-color-scheme: dark)').onchange = trying(async () => tokens && refresh());
trying(async () => {
  await comeBack();
  if (tokens) {
    await refresh();
  }
})();
