import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import type { Fetched } from '../../../src/io/index.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export interface Local {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly port: number;
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** connections that are open at this moment */
  readonly open: ReadonlySet<Socket>;
}

/** A web server on this machine, closed after the test. */
export const serve = (listener: RequestListener): Promise<Local> => listen(createServer(listener));

/** A server that answers whatever it is asked with the same bytes, and hangs up. */
export const serveRaw = (text: string): Promise<Local> =>
  listen(createRawServer((socket) => socket.once('data', () => socket.end(text))));

async function listen(server: Server): Promise<Local> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {}).on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, port, origin: `http://127.0.0.1:${port}`, open };
}

/** The reason of a refusal, or the status of an answer. */
export const outcome = (fetched: Fetched): string | number => (fetched.ok ? fetched.status : fetched.reason);

export const textOf = (fetched: Fetched): string => (fetched.ok ? new TextDecoder().decode(fetched.body) : '');
