/** Why a command could not do its work, in a sentence for its user. */
export class Failure extends Error {}
