// Gives each widget a token of the own backend, and a new one when it has ended.

async function giveToken(element) {
  const widget = element.localName.replace('kontor-', '');
  const reply = await fetch(`/tokens/${widget}`, { method: 'POST' });
  if (reply.ok) element.token = (await reply.json()).token;
}

document.addEventListener('kontor-token-expired', event => giveToken(event.target));
for (const element of document.querySelectorAll('kontor-picker, kontor-orders, kontor-errors'))
  giveToken(element);

// The picker is a field like any other.
const form = document.querySelector('form');
form.addEventListener('submit', event => {
  event.preventDefault();
  form.querySelector('output').textContent = `Customer ${new FormData(form).get('customer')}`;
});
