// The simulated phone: sends, and looks for what has come.
(() => {
  'use strict';
  const EVERY = 700;
  const find = id => document.getElementById(id);
  const [list, number, mood, body, fault] = ['texts', 'number', 'mood', 'body', 'fault'].map(find);
  let shown = '';

  const address = () => `/sms/phone/texts/${encodeURIComponent(number.value.replace(/^\+/, ''))}`;

  async function ask(act) {
    if (!number.checkValidity()) return tell('The number is + and 8 to 15 digits, for example +15055550123.');
    try {
      const answer = await fetch(address(), act && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(act) });
      if (!answer.ok) throw new Error(answer.status);
      tell('');
      show(await answer.json());
    } catch {
      tell('The program does not answer.');
    }
  }

  const tell = words => { if (fault.textContent !== words) fault.textContent = words; };

  function show(phone) {
    if (document.activeElement !== mood) mood.value = phone.mood;
    const drawn = JSON.stringify(phone.texts);
    if (drawn === shown) return;
    shown = drawn;
    for (const text of phone.texts) draw(phone.number, text);
    for (const element of list.querySelectorAll(`:not([data-phone="${CSS.escape(phone.number)}"]).text`)) element.remove();
    list.scrollTop = list.scrollHeight;
  }

  function draw(phone, text) {
    const id = `t${phone.slice(1)}-${text.id}`;
    const element = find(id) ?? list.appendChild(make(id, phone, text));
    element.classList.toggle('failed', /^(undelivered|failed|not taken)/.test(text.state));
    element.lastChild.textContent = `${text.state} · ${text.detail}`;
  }

  function make(id, phone, text) {
    const element = document.createElement('div');
    element.id = id;
    element.dataset.phone = phone;
    element.className = text.from_phone ? 'text mine' : 'text';
    const words = document.createElement('p');
    words.textContent = text.body;
    element.append(words, document.createElement('small'));
    return element;
  }

  find('write').addEventListener('submit', event => {
    event.preventDefault();
    const words = body.value;
    body.value = '';
    ask({ body: words });
  });
  body.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (body.value.trim()) find('write').requestSubmit();
  });
  find('settings').addEventListener('submit', event => event.preventDefault());
  mood.addEventListener('change', () => ask({ mood: mood.value }));
  number.addEventListener('change', () => { shown = ''; ask(); });
  for (const example of document.querySelectorAll('.try button')) example.addEventListener('click', () => ask({ body: example.textContent }));
  ask();
  setInterval(() => { if (!document.hidden) ask(); }, EVERY);
})();
