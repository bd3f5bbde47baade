import { describe, expect, it } from 'vitest';
import { javascript } from './read.js';

describe('JSX', () => {
  it('elements are calls of their names', () => {
    expect(javascript(`
      export function Page({ user }) {
        return <Layout title="t" {...rest()} on={() => a(user)} empty={b()}>
          text {b(user)} {/* nothing */} <ui.Button.Big /> <div>{c()}</div>
          <></> <svg:rect /> <lower.Name />
        </Layout>;
      }
      export const plain = () => 1;
    `)).toMatchInlineSnapshot(`
      "f0 module
      f1 plain Page({user}) jsx line 2
        c0 = global rest()  // rest, line 3
        c2 = global b()  // b, line 3
        c3 = global b(user)  // b, line 4
        c4 = jsx global ui.Button.Big()  // ui.Button.Big, line 4
        c5 = global c()  // c, line 4
        c6 = jsx global div(c5)  // div, line 4
        c7 = jsx global Fragment()  // <>, line 5
        c8 = jsx ?()  // svg:rect, line 5
        c9 = jsx global lower.Name()  // lower.Name, line 5
        c10 = jsx global Layout(c0, f2, c2, c3, undefined, c4, c6, c7, c8, c9)  // Layout, line 3
        return c10
      f2 arrow() in f1 line 3
        c1 = global a(user)  // a, line 3
        return c1
      f3 arrow plain() line 8
        return 1
      const user in f1 = f1[0].user
      const Page in f0 = f1
      const plain in f0 = f3
      export Page = Page
      export plain = plain"
    `);
  });
});
