export async function load(host: string): Promise<string> {
  return host.split('.')[0] ?? 'none';
}
