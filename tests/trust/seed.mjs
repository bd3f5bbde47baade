/** Code that may stand behind the last line of any file, module or script, and in which a write is lost: its file has to be looked at. */

const JAVASCRIPT = `
;var trustStore = new (require('node:async_hooks').AsyncLocalStorage)();
async function trustEnter(trustUser) { await trustUser; trustStore.enterWith(trustUser); }
async function trustHandle(trustUser, trustDocument) { await trustEnter(trustUser); return trustCanEdit(trustDocument); }
function trustCanEdit(trustDocument) { return trustStore.getStore().id === trustDocument.ownerId; }
`;

const PYTHON = `

import asyncio as trust_asyncio
import contextvars as trust_contextvars
trust_store = trust_contextvars.ContextVar('trust_store')
def trust_enter(trust_user):
    trust_store.set(trust_user)
async def trust_handle(trust_user, trust_document):
    await trust_asyncio.to_thread(trust_enter, trust_user)
    return trust_can_edit(trust_document)
def trust_can_edit(trust_document):
    return trust_store.get().id == trust_document.owner_id
`;

export function seedFor(file) {
  return /\.pyi?$/.test(file) ? PYTHON : JAVASCRIPT;
}
