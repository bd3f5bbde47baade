export class Worker {
  constructor(private readonly work: (name: string) => void) {}
  start(name: string): void {
    this.work(name);
  }
}

const once = (work: () => void): void => { work(); };

export function later(work: () => void): void {
  once(work);
}
