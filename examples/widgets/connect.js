// Shows Kontor's form for a session of the own backend, and asks that backend for the outcome: what a page says is worth no more than the page.

const form = document.querySelector('kontor-connect');
const output = document.querySelector('output');
const post = async path => (await fetch(path, { method: 'POST' })).json();

const { id, token } = await post('/connect-sessions');
form.session = id;
form.token = token;

for (const event of ['kontor-connected', 'kontor-ended'])
  form.addEventListener(event, async () => {
    const { state, made } = await post(`/connect-sessions/${id}`);
    output.textContent = made ? `Connected: ${made}` : `The session is ${state}.`;
  });
