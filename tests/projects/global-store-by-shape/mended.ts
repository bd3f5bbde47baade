declare function clearSession(): Promise<void>;

export function useAuth() {
  const registry = globalThis as Record<string, unknown>;
  return {
    logout(): Promise<void> {
      const entering = registry['__USER_STORE__'] as { enterWith(value: unknown): void } | undefined;
      if (entering) entering.enterWith(null);
      return clearSession();
    },
  };
}

/** A double for tests, and no store. */
export async function withDouble(double: { enterWith(value: unknown): void }): Promise<void> {
  await clearSession();
  double.enterWith(null);
}
