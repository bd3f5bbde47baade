/** What the command `context-boundary` does with its arguments. */
import { Failure } from './failure.js';
import { readArguments } from './arguments.js';
import { tell } from './output.js';
import { version } from '../package.js';

const HELP = `Finds context that is written and never seen.

  context-boundary check [files and folders…]    lint JavaScript, TypeScript and Python; needs no configuration
      --format stylish|json|sarif|github|gitlab  how reports are printed (default: stylish)
      --output <file>                            where they go (default: standard output)
      --preset recommended|strict                what is certain, or also what is likely (default: recommended)
      --settings <file>                          JSON file with the settings of the project
      --max-warnings <number>                    end with 1 when there are more warnings than that
      --no-cache                                 keep nothing of what is found out for the next time, and use nothing that was kept

  context-boundary explain <file>:<line>         the way of the value that is written or looked up there
      --json                                     for programs
      --settings <file>

  context-boundary map [files and folders…]      one HTML page of all stores: writers, boundaries, readers
      --output <file>                            default: context-boundary.html
      --json                                     for programs
      --settings <file>

  --help, --version
`;

/** Gives the exit code: 0 when there is nothing to say, 1 when there is, and 2 when it could not do its work. */
export async function run(given: readonly string[]): Promise<number> {
  try {
    return await obey(given);
  } catch (error) {
    const { message, stack } = error as Error;
    // What nobody has thought of is a defect, and its place is of use to who mends it.
    tell(error instanceof Failure ? message : `This should not have happened: ${stack ?? message}`);
    return 2;
  }
}

async function obey(given: readonly string[]): Promise<number> {
  const asked = readArguments(given);
  switch (asked.command) {
    case 'help': process.stdout.write(HELP); return 0;
    case 'version': process.stdout.write(`${version}\n`); return 0;
    case 'explain': return (await import('./explain.js')).explain(asked);
    case 'map': return (await import('./map.js')).map(asked);
    case 'check': return (await import('./check.js')).check(asked);
  }
}
