// Danger that has just arrived: said aloud, in the title and by a sound. Each once, on whichever page it
// comes up. An advocate who is away is left alone. And the waiting times, which go on counting.
(() => {
  'use strict';
  const waiting = document.getElementById('waiting');
  if (!waiting) return;
  const alarm = document.getElementById('alarm');
  const sound = document.getElementById('sound');
  const title = document.title;

  sound.checked = localStorage.getItem('desk.sound') !== 'off';
  sound.addEventListener('change', () => {
    localStorage.setItem('desk.sound', sound.checked ? 'on' : 'off');
    if (sound.checked) ring();
  });

  function look() {
    const away = document.getElementById('away')?.checked;
    const cards = away ? [] : [...document.querySelectorAll('#waiting [data-alarm], #mine [data-alarm]')];
    const known = new Set(JSON.parse(sessionStorage.getItem('desk.alarms') || '[]'));
    const fresh = cards.filter(card => !known.has(card.dataset.alarm));
    if (!away) sessionStorage.setItem('desk.alarms', JSON.stringify(cards.map(card => card.dataset.alarm)));

    const inLine = cards.filter(card => waiting.contains(card));
    if (fresh.length > 0) {
      show(fresh[0]);
      ring();
    } else if (!cards.some(card => card.dataset.id === alarm.dataset.about) || inLine.length === 0) {
      alarm.replaceChildren();
    }
    entitle(inLine.length);
  }

  function show(card) {
    const mine = !waiting.contains(card);
    const words = document.createElement('span');
    words.textContent = mine ? 'Danger in one of your conversations. ' : 'Danger: somebody needs a person now. ';
    const link = document.createElement('a');
    link.href = `/desk/c/${card.dataset.id}`;
    link.textContent = card.querySelector('.why').textContent.trim();
    alarm.dataset.about = card.dataset.id;
    alarm.replaceChildren(words, link);
  }

  function entitle(dangers) {
    const unanswered = document.querySelectorAll('#mine .unanswered').length;
    document.title = dangers > 0 ? `⚠ Danger waiting · ${title}` : unanswered > 0 ? `(${unanswered}) ${title}` : title;
  }

  function ring() {
    if (!sound.checked) return;
    const audio = new AudioContext();
    [0, 0.28, 0.56].forEach((at, i) => {
      const tone = audio.createOscillator();
      const loud = audio.createGain();
      tone.frequency.value = i === 1 ? 660 : 880;
      loud.gain.setValueAtTime(0.0001, audio.currentTime + at);
      loud.gain.exponentialRampToValueAtTime(0.2, audio.currentTime + at + 0.03);
      loud.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.25);
      tone.connect(loud).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.26);
    });
    setTimeout(() => audio.close(), 2_000);
  }

  function count() {
    for (const time of document.querySelectorAll('time[data-since]')) {
      const words = span(Date.now() - Date.parse(time.dataset.since));
      if (time.textContent !== words) time.textContent = words;
    }
  }

  function span(ms) {
    const minutes = Math.floor(ms / 60_000);
    if (minutes < 1) return 'under 1 min';
    if (minutes < 60) return `${minutes} min`;
    if (minutes < 1_440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
    return minutes < 2_880 ? '1 day' : `${Math.floor(minutes / 1_440)} days`;
  }

  document.body.addEventListener('htmx:sseMessage', look);
  document.body.addEventListener('htmx:afterSwap', look);
  setInterval(count, 10_000);
  look();
})();
