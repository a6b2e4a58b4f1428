// Says that this page is open, that somebody is at it, and what is wrong with the line.
(() => {
  'use strict';
  const idle = Number(document.body.dataset.idle) * 60_000;
  if (!idle) return;
  const line = document.getElementById('line-state');
  const WARN_BEFORE = Math.min(120_000, idle / 2);
  const STAY_EVERY = Math.min(120_000, idle / 4);
  let stayed = Date.now();

  // A browser may freeze a page in the background; one that holds a lock it leaves running.
  navigator.locks?.request('desk-open', { mode: 'shared' }, () => new Promise(() => {}));

  const active = () => {
    localStorage.setItem('desk.active', Date.now());
    if (line?.dataset.shown === 'idle') say('open');
    if (Date.now() - stayed < STAY_EVERY) return;
    stayed = Date.now();
    desk.post('/desk/stay').then(answer => { if (answer.status === 401) signIn(); }, () => {});
  };
  for (const name of ['pointerdown', 'keydown', 'wheel', 'touchmove']) addEventListener(name, active, { passive: true });
  active();

  setInterval(() => {
    const quiet = Date.now() - Number(localStorage.getItem('desk.active') || stayed);
    if (quiet > idle + 5_000) signIn();
    else if (quiet > idle - WARN_BEFORE) say('idle');
  }, 5_000);

  document.addEventListener('htmx:sseOpen', () => line && say('open'));
  document.addEventListener('desk:line', event => (event.detail === 'over' ? signIn() : say(event.detail)));
  document.addEventListener('desk:beat', () => desk.post('/desk/here').catch(() => {}));

  function signIn() {
    location.assign(`/desk/sign-in?over&ReturnUrl=${encodeURIComponent(location.pathname)}`);
  }

  function say(state) {
    if (!line || line.dataset.shown === state || (line.dataset.shown === 'idle' && state === 'open' && stillQuiet())) return;
    line.dataset.shown = state;
    line.textContent = {
      lost: 'Connection lost. Trying again. What clients write is kept and will appear here. If a message of yours was not sent, press Send again once this line is gone.',
      idle: 'Are you still there? You will be signed out soon. Press any key to stay. What you are writing is kept.',
    }[state] ?? '';
  }

  function stillQuiet() {
    return Date.now() - Number(localStorage.getItem('desk.active')) > idle - WARN_BEFORE;
  }
})();
