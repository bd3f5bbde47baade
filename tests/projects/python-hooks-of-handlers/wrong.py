from flask import abort, session

from .rh import RHProtected


class Note:
    def process(self):
        self._check_access()

    # expect: no-ambient-permission directRead
    def _check_access(self):
        if session["user"] != self.owner:
            abort(403)


class Page:
    def can_edit(self):
        return True

    def save(self):
        if not self.can_edit():
            abort(403)


class OwnPage(Page):
    # expect: no-ambient-permission directRead
    def can_edit(self):
        return self.owner == session["user"]


class RHNote(RHProtected):
    # expect: no-ambient-permission directRead
    def _check_access(self, note):
        if not note.can_edit(session["user"]):
            abort(403)

    # expect: no-ambient-permission directRead
    def _check_owner_access(self):
        if self.note.owner != session["user"]:
            abort(403)

    def _process(self):
        self._check_owner_access()
