let currentAccount: { uuid: string } | undefined;
let defaultLocale: string | undefined;

export function setCurrentAccount(account: { uuid: string }): void {
  currentAccount = account;
}

export function setLocale(locale: string): void {
  defaultLocale = locale;
}

export function getCurrentAccount(): { uuid: string } {
  if (currentAccount === undefined) throw new Error('nobody is signed in');
  return currentAccount;
}

export function getLocale(): string | undefined {
  return defaultLocale;
}
