declare function clearSession(): Promise<void>;

export function useAuth() {
  const registry = globalThis as Record<string, unknown>;
  const store = registry['__USER_STORE__'] as { getStore(): unknown } | undefined;
  return {
    user: store?.getStore() ?? null,
    async logout(): Promise<void> {
      await clearSession();
      const entering = registry['__USER_STORE__'] as { enterWith(value: unknown): void } | undefined;
      // expect: no-lost-write lost
      if (entering) entering.enterWith(null);
    },
  };
}
