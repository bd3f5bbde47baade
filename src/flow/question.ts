/** What whoever runs a function wants to know of the look-ups in it. */

/**
 * Of those who see what is bound. `nothing`: nothing is that somebody in there might see. `any`: it can be looked up by code that
 * cannot be seen, so the first of those will do. `all`: who does.
 */
type Seeing = 'nothing' | 'any' | 'all';

/** Equal questions have equal keys. */
export class Question {
  static readonly NOTHING = new Question('nothing', []);
  static readonly ANY = new Question('any', []);
  static readonly ALL = new Question('all', []);

  private constructor(
    readonly seeing: Seeing,
    /**
     * The stores, by their keys, in which something is missed: who is certain to look one of them up, where nothing else is bound
     * there? Empty for `all`, which tells that as well.
     */
    readonly missing: readonly string[],
  ) {}

  static of(seeing: Seeing, missing: Iterable<string>): Question {
    const stores = [...missing].sort();
    if (seeing === 'all') return Question.ALL;
    if (stores.length > 0) return new Question(seeing, stores);
    return seeing === 'any' ? Question.ANY : Question.NOTHING;
  }

  get isNothing(): boolean {
    return this === Question.NOTHING;
  }

  get key(): string {
    return SIGNS[this.seeing] + this.missing.map((store) => `!${store}`).join('');
  }

  /** Both in one. */
  and(other: Question): Question {
    if (other.isNothing) return this;
    const seeing = [this.seeing, other.seeing];
    return Question.of(seeing.includes('all') ? 'all' : seeing.includes('any') ? 'any' : 'nothing', new Set([...this.missing, ...other.missing]));
  }
}

const SIGNS: Readonly<Record<Seeing, string>> = { nothing: '-', any: '~', all: '' };
