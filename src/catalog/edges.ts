/**
 * Where a request enters: functions that a framework calls first, and that may therefore look up who is asking. And user
 * interface code, where there is only one user. All of it can be told from one file. Patterns are regular expressions.
 */

interface Reason {
  /** Says what it is, so that `it is …` makes a sentence. */
  readonly why: string;
}

/** A function exported under such a name from such a file. */
export interface ExportPattern extends Reason {
  /** It makes the answer to the request: nothing of the project goes on after it that could miss what it bound. */
  readonly answers?: true;
  /** What is written as an element in such a file is rendered later, and elsewhere: nothing of that runs where it is written. */
  readonly renders?: true;
  /** Path of the file, forward slashes. Left out: any file. */
  readonly file?: string;
  readonly exportedAs: string;
}

/** A method of such a name. */
export interface MethodPattern extends Reason {
  readonly method: string;
  /** Name of its class. Left out: any class. */
  readonly className?: string;
}

/** A function of such a name, also where it is a method. */
export interface NamePattern extends Reason {
  readonly name: string;
}

/** A function with such a decorator, by the decorator's own name. */
export interface DecoratorPattern extends Reason {
  readonly decorator: string;
}

/** A function whose first parameters have such names, all of them. */
export interface ParameterPattern extends Reason {
  readonly parameters: readonly string[];
}

/** A function handed to such a call, by the last name of what is called. */
export interface WrapperPattern extends Reason {
  readonly handedTo: string;
}

const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';
const SCRIPT = '\\.[cm]?[jt]sx?$';

export const exportPatterns: readonly ExportPattern[] = [
  { exportedAs: `^(?:${METHODS})$`, answers: true, why: 'an HTTP handler that the framework calls by its name' },
  { exportedAs: '^(?:generateMetadata|generateViewport|generateStaticParams)$', answers: true, why: 'called by Next.js for a page' },
  { exportedAs: '^(?:getServerSideProps|getStaticProps|getStaticPaths|getInitialProps)$', answers: true, why: 'called by Next.js for a page' },
  { file: `(?:^|/)app/(?:.*/)?(?:page|default|error|global-error|not-found|loading|forbidden|unauthorized)${SCRIPT}`, exportedAs: '^default$', answers: true, why: 'a page of the Next.js app router' },
  { file: `(?:^|/)app/(?:.*/)?(?:layout|template)${SCRIPT}`, exportedAs: '^default$', renders: true, why: 'a layout of the Next.js app router, which is rendered around pages' },
  { file: `(?:^|/)app/(?:.*/)?(?:sitemap|robots|manifest|icon|apple-icon|opengraph-image|twitter-image)${SCRIPT}`, exportedAs: '^default$', answers: true, why: 'a metadata route of the Next.js app router' },
  { file: `(?:^|/)(?:middleware|proxy)${SCRIPT}`, exportedAs: '^(?:default|middleware|proxy|onRequest)$', why: 'a middleware that the framework calls first' },
  { file: `(?:^|/)pages/`, exportedAs: '^default$', answers: true, why: 'a page or API route of the Next.js pages router' },
  { file: `(?:^|/)(?:app/)?(?:routes/.*|root|entry\\.server)${SCRIPT}`, exportedAs: '^(?:loader|action|headers|meta|default)$', answers: true, why: 'called by Remix or React Router for a route' },
  { file: `(?:^|/)(?:app/)?(?:routes/.*|root|entry\\.server)${SCRIPT}`, exportedAs: '^(?:middleware|handleRequest|handleDataRequest|handleError)$', why: 'called by Remix or React Router for each request' },
  { file: `(?:^|/)\\+(?:page|layout)(?:\\.server)?${SCRIPT}`, exportedAs: '^(?:load|actions(?:\\..+)?|entries)$', answers: true, why: 'called by SvelteKit for a page' },
  { file: `(?:^|/)\\+server${SCRIPT}`, exportedAs: '^fallback$', answers: true, why: 'called by SvelteKit for a route' },
  { file: `(?:^|/)hooks(?:\\.server|\\.client)?(?:/index)?${SCRIPT}`, exportedAs: '^(?:handle|handleError|handleFetch|handleValidationError|init)$', why: 'a hook that SvelteKit calls for each request' },
  { file: `\\.remote${SCRIPT}`, exportedAs: '', answers: true, why: 'a remote function of SvelteKit' },
  { file: `(?:^|/)server/(?:api|routes|middleware|plugins)/`, exportedAs: '^default$', why: 'a route or middleware of Nitro or Nuxt' },
  { file: `(?:^|/)instrumentation${SCRIPT}`, exportedAs: '^(?:register|onRequestError)$', why: 'called by Next.js itself' },
];

export const methodPatterns: readonly MethodPattern[] = [
  { method: '^canActivate(?:Child)?$', why: 'a guard that the framework calls' },
  { method: '^intercept$', why: 'an interceptor that the framework calls' },
  { method: '^use$', className: 'Middleware$', why: 'a middleware that the framework calls' },
  { method: '^transform$', className: 'Pipe$', why: 'a pipe that the framework calls' },
  { method: '^catch$', className: '(?:Filter|Handler)$', why: 'an exception filter that the framework calls' },
  { method: '^(?:handleRequest|getRequest|getAuthenticateOptions)$', className: 'Guard$', why: 'a part of a guard that the framework calls' },
  { method: '^(?:validate|authenticate)$', className: 'Strategy$', why: 'called by Passport to find out who is asking' },
  { method: '^handle$', className: 'Middleware$', why: 'a middleware that the framework calls' },
  { method: '^componentDid|^render$|^shouldComponentUpdate$', why: 'a part of a component' },
];

export const decoratorPatterns: readonly DecoratorPattern[] = [
  { decorator: '^(?:Get|Post|Put|Patch|Delete|Head|Options|All|Search|Sse|Route)$', why: 'a route of a controller' },
  { decorator: '^(?:Query|Mutation|Subscription|ResolveField|ResolveProperty|ResolveReference|FieldResolver)$', why: 'a GraphQL resolver' },
  { decorator: '^(?:MessagePattern|EventPattern|GrpcMethod|GrpcStreamMethod|GrpcStreamCall|SubscribeMessage)$', why: 'a message handler that the framework calls' },
  { decorator: '^(?:Process|Processor|Cron|Interval|Timeout|OnEvent|OnQueueEvent|OnWorkerEvent)$', why: 'a job or event handler that the framework calls' },
];

/** A method with a decorated parameter gets its arguments from the framework: `findOne(@Param('id') id)`. */
export const DECORATED_PARAMETER: Reason = { why: 'a handler whose arguments the framework fills in' };

const REQUEST = '^_?(?:req|request)$';
const RESPONSE = '^_?(?:res|response|reply)$';
const CONTEXT = '^_?(?:c|ctx|context|koaContext)$';
const NEXT = '^_?(?:next|done)$';

export const parameterPatterns: readonly ParameterPattern[] = [
  { parameters: [REQUEST, RESPONSE], why: 'a request handler' },
  { parameters: ['^_?(?:e|err|error)$', REQUEST, RESPONSE], why: 'an error handler for requests' },
  { parameters: [CONTEXT, NEXT], why: 'a middleware' },
  { parameters: [REQUEST, NEXT], why: 'a middleware' },
  { parameters: ['^_?socket$', NEXT], why: 'a middleware of sockets' },
  { parameters: ['^_*(?:parent|root|obj|source|self)?$', '^_*(?:args?|input|params)?$', '^_*(?:ctx|context)$', '^_*info$'], why: 'a GraphQL resolver' },
];

export const wrapperPatterns: readonly WrapperPattern[] = [
  { handedTo: '^(?:define(?:Lazy|Cached|WebSocket)?EventHandler|(?:lazy|cached)?[eE]ventHandler|defineNitroPlugin|defineMiddleware|defineNuxtRouteMiddleware)$', why: 'an event handler of Nitro, Nuxt or Astro' },
  { handedTo: '^(?:get|head|post|put|patch|delete|del|all|options|use|route|addHook|onRequest|preHandler|derive|resolve)$', why: 'handed to a router, which calls it for a request' },
  { handedTo: '^(?:query|mutation|subscription|procedure|middleware|handler|action|inputValidator|serverFn|server|server\\$|stateAction|loader|beforeLoad|routeLoader\\$|routeAction\\$)$', why: 'a procedure or an action that the framework calls' },
  { handedTo: '^(?:NextAuth|Credentials|CredentialsProvider|CredentialProvider|betterAuth|passport|Strategy|LocalStrategy|JwtStrategy)$', why: 'called by the library of authentication to find out who is asking' },
  { handedTo: '^(?:createValidatorDirective|createTransformerDirective|createGraphQLHandler|createAuthDecoder)$', why: 'called by Redwood for a request' },
  { handedTo: '^(?:methods|publish|publishComposite|ValidatedMethod|defineAction|defineResolver|rule|shield|allow|deny)$', why: 'a method, publication or rule that the framework calls' },
];

/** `withAuth(handler)`: reads who is asking, and hands it on to the function that it is given. */
export const HANDING_ON = {
  name: '^with[A-Z]',
  parameter: '^(?:handler|fn|func|callback|cb|next|action|route|resolver|component|Component|page|operation|work)$',
  why: 'a wrapper that hands on what it reads',
};

/** Functions exported from a module that says `use server`, or that say so themselves, can be called from outside. */
export const SERVER_DIRECTIVE = { directive: 'use server', why: 'a server action, which can be called from outside' };

/** What can be called from outside with arguments of the caller's own, beside what says `use server`. */
export const remotePatterns: readonly (Reason & ({ readonly handedTo: string } | { readonly handedTo?: undefined; readonly file: string }))[] = [
  { handedTo: '^(?:query|mutation|subscription|procedure|serverFn|server\\$|command|form|prerender|defineAction|methods|publish|publishComposite)$', why: 'a procedure that can be called from outside' },
  { handedTo: '^(?:createServerFn|action|routeAction\\$|handler)$', why: 'a server function that can be called from outside' },
  { file: `\\.remote${SCRIPT}`, why: 'a remote function of SvelteKit' },
  { file: '\\.telefunc\\.[cm]?[jt]s$', why: 'a function that Telefunc lets the browser call' },
];

/** Files that run on a server and nowhere else. */
export const serverFiles: readonly (Reason & { readonly file: string })[] = [
  { file: `\\.server${SCRIPT}`, why: 'frameworks keep such files out of the browser' },
  { file: '(?:^|/)(?:server|servers|backend)/', why: 'the folder of a server' },
  { file: `(?:^|/)(?:app|pages)/(?:.*/)?api/|(?:^|/)app/(?:.*/)?route${SCRIPT}`, why: 'an API route' },
  { file: '(?:^|/)api/src/', why: 'the server of a Redwood project' },
];

/** Imports that only a server can have. */
export const serverImports: readonly (Reason & { readonly imports: string })[] = [
  { imports: '^node:|^server-only$', why: 'only servers have it' },
];

export const CLIENT_DIRECTIVE = { directive: 'use client', why: 'code of the browser' };

/** Files that run where there is one user only. */
export const clientFiles: readonly (Reason & { readonly file: string })[] = [
  { file: '\\.client\\.[cm]?[jt]sx?$', why: 'code of the browser' },
  { file: '\\.(?:vue|svelte)$', why: 'a component' },
];

/** Folders that hold what runs in the browser, and often enough the server of it too: what exists on servers only tells. */
export const clientFolders: readonly (Reason & { readonly file: string })[] = [
  { file: '(?:^|/)(?:client|frontend|front-end)/', why: 'the folder of what runs in the browser' },
];

/** Functions that serve the user interface, by their own name or by what they are handed to. */
export const clientFunctions: readonly (Reason & { readonly name?: string; readonly handedTo?: string; readonly jsx?: true })[] = [
  { name: '^use[A-Z0-9]', why: 'a hook' },
  { name: '^[A-Z]', jsx: true, why: 'a component' },
  { handedTo: '^(?:use(?:Memo|Callback|Effect|LayoutEffect|State|Reducer|Query|Mutation)|computed|memo|createMemo|createEffect|watch|watchEffect|forwardRef|observer|helpers|extendComponent|autorun|reaction|createSelector|onRendered|onCreated)$', why: 'a callback of the user interface' },
];
