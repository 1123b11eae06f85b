// What stands between a phone and its server, and fails as networks and servers do.

import { type ClientRequest, type IncomingMessage, type Server as Listener, type ServerResponse, createServer, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What becomes of a request. */
export type Fault =
  /** It arrives, and so does the answer. */
  | "none"
  /** The server answers that it is broken. */
  | "broken"
  /** Nothing ever comes back. */
  | "hangs"
  /** It arrives and is done, and the connection breaks before the answer. */
  | "lost-answer"
  /** The connection breaks when so many bytes of what is sent have passed. */
  | "cut";

export class Proxy {
  /** What becomes of requests that `hits`. */
  fault: Fault = "none";
  hits: (method: string, path: string) => boolean = () => true;
  /** How many requests the fault has met. */
  met = 0;
  /** How many bytes still pass before the connection is cut. */
  passes = 0;

  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly listener: Listener,
    readonly port: number,
  ) {
    listener.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  static async before(target: () => number): Promise<Proxy> {
    let proxy: Proxy | undefined;
    const listener = createServer((incoming, outgoing) => proxy?.pass(incoming, outgoing, target()));
    await new Promise<void>((done) => listener.listen(0, "127.0.0.1", done));
    proxy = new Proxy(listener, (listener.address() as AddressInfo).port);
    return proxy;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.listener.close(done));
  }

  private pass(incoming: IncomingMessage, outgoing: ServerResponse, port: number): void {
    const { method = "GET", url = "/" } = incoming;
    const fault = this.hits(method, url) ? this.fault : "none";
    if (fault !== "none") this.met += 1;
    if (fault === "hangs") return;
    if (fault === "broken") {
      outgoing.writeHead(500, { "Content-Type": "text/html" }).end("<h1>Broken</h1>");
      return;
    }
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers: incoming.headers }, (answer) => {
      if (fault === "lost-answer") {
        answer.resume();
        answer.on("end", () => outgoing.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    if (fault === "cut") this.cut(incoming, onward, outgoing);
    else incoming.pipe(onward);
  }

  private cut(incoming: IncomingMessage, onward: ClientRequest, outgoing: ServerResponse): void {
    incoming.on("data", (bytes: Buffer) => {
      const rest = bytes.subarray(0, Math.max(0, this.passes));
      this.passes -= bytes.length;
      const breaks = this.passes < 0;
      onward.write(rest, () => {
        if (!breaks) return;
        onward.destroy();
        outgoing.destroy();
      });
    });
    incoming.on("end", () => onward.end());
  }
}
