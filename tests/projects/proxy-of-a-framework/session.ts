export async function sessionUser(): Promise<string> {
  const answer = await fetch('/session');
  return await answer.text();
}
