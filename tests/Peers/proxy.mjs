// A network that can fail: TCP between a client and the host, cut at will.
import net from 'node:net';

export class Network {
  #server;
  #pairs = new Set();
  #up = true;

  static async to(target) {
    const network = new Network();
    const { hostname, port } = new URL(target);
    network.#server = net.createServer((near) => network.#join(near, hostname, Number(port)));
    await new Promise((listening) => network.#server.listen(0, '127.0.0.1', listening));
    return network;
  }

  get url() {
    return `http://127.0.0.1:${this.#server.address().port}`;
  }

  /** Cuts every connection, without a goodbye. */
  cut() {
    for (const [near, far] of this.#pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
  }

  down() {
    this.#up = false;
    this.cut();
  }

  up() {
    this.#up = true;
  }

  close() {
    this.cut();
    this.#server.close();
  }

  #join(near, host, port) {
    if (!this.#up) {
      near.resetAndDestroy();
      return;
    }
    const far = net.connect(port, host);
    const pair = [near, far];
    this.#pairs.add(pair);
    const end = () => {
      this.#pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
    near.pipe(far).pipe(near);
  }
}
