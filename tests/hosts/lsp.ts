/** A client of a language server over stdio: as much of the protocol as an editor needs to show reports and offer repairs. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Diagnostic { readonly message: string; readonly code?: string; readonly codeDescription?: { href: string }; readonly range: { readonly start: { readonly line: number; readonly character: number }; readonly end: object } }
export interface Action { readonly title: string; readonly kind?: string; readonly edit?: WorkspaceEdit; readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] } }
export interface WorkspaceEdit { readonly changes?: Record<string, TextEdit[]>; readonly documentChanges?: { readonly edits: TextEdit[] }[] }
export interface TextEdit { readonly newText: string; readonly range: { readonly start: { readonly line: number; readonly character: number }; readonly end: { readonly line: number; readonly character: number } } }

export class LanguageClient {
  /** Edits that the server has asked for. */
  readonly applied: WorkspaceEdit[] = [];
  /** Requests and notifications of the server beside those. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #published = new Map<string, readonly Diagnostic[]>();
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #received: Buffer = Buffer.alloc(0);
  #id = 0;
  #version = 0;

  constructor(readonly folder: string, command: string, args: readonly string[], readonly settings: object) {
    this.#server = spawn(command, args, { cwd: folder, stdio: 'pipe' });
    this.#server.stdout.on('data', (data: Buffer) => { this.#receive(data); });
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.folder).href;
    await this.request('initialize', {
      processId: process.pid, rootUri: uri, workspaceFolders: [{ uri, name: 'project' }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
        textDocument: { publishDiagnostics: {}, diagnostic: { dynamicRegistration: true }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } } },
      },
    });
    this.notify('initialized', {});
  }

  request<T>(method: string, params: object): Promise<T> {
    const id = ++this.#id;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve as (result: unknown) => void);
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: object): void {
    this.#send({ method, params });
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).href;
  }

  open(path: string, text: string, languageId: string): void {
    this.notify('textDocument/didOpen', { textDocument: { uri: this.uri(path), languageId, version: ++this.#version, text } });
  }

  /** Edits the text without saving it. */
  change(path: string, text: string): void {
    this.notify('textDocument/didChange', { textDocument: { uri: this.uri(path), version: ++this.#version }, contentChanges: [{ text }] });
  }

  async diagnostics(path: string): Promise<readonly Diagnostic[]> {
    return (await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri: this.uri(path) } })).items;
  }

  /** What a server that is not asked says of its own accord, once it has something to say. */
  published(path: string): Promise<readonly Diagnostic[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = this.#published.get(this.uri(path));
        if (found === undefined || found.length === 0) return;
        this.#listeners.delete(look);
        resolve(found);
      };
      this.#listeners.add(look);
      look();
    });
  }

  actions(path: string, diagnostic: Diagnostic): Promise<readonly Action[]> {
    return this.request('textDocument/codeAction', { textDocument: { uri: this.uri(path) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } });
  }

  stop(): void {
    this.#server.kill();
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.subarray(0, head).toString())![1]);
      if (this.#received.length < head + 4 + length) return;
      const message = JSON.parse(this.#received.subarray(head + 4, head + 4 + length).toString()) as { id?: number; method?: string; params: { items?: unknown[]; edit?: WorkspaceEdit }; result?: unknown };
      this.#received = this.#received.subarray(head + 4 + length);
      this.#answer(message);
    }
  }

  #answer({ id, method, params, result }: { id?: number; method?: string; params: { items?: unknown[]; edit?: WorkspaceEdit }; result?: unknown }): void {
    if (method === undefined) {
      this.#waiting.get(id!)?.(result);
      this.#waiting.delete(id!);
      return;
    }
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as unknown as { uri: string; diagnostics: Diagnostic[] };
      this.#published.set(uri, diagnostics);
      for (const listener of this.#listeners) listener();
    }
    if (method === 'workspace/applyEdit') this.applied.push(params.edit!);
    else this.asked.push({ method, params });
    if (id !== undefined) this.#send({ id, result: method === 'workspace/configuration' ? params.items!.map(() => this.settings) : method === 'workspace/applyEdit' ? { applied: true } : null });
  }
}

/** The text with the edits made. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: { readonly line: number; readonly character: number }): number => starts[line]! + character;
  return [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)).reduce((made, { range, newText }) => made.slice(0, offset(range.start)) + newText + made.slice(offset(range.end)), text);
}

export function editsOf({ changes, documentChanges }: WorkspaceEdit): TextEdit[] {
  return [...Object.values(changes ?? {}).flat(), ...(documentChanges ?? []).flatMap(({ edits }) => edits)];
}
