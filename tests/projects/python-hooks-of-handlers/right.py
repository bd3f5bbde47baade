from flask import abort, session

from .arguments import use_args
from .rh import RH, RHProtected


class ManageNoteMixin:
    def _check_access(self):
        if not self.note.can_manage(session["user"]):
            abort(403)


class RHManageNote(ManageNoteMixin, RHProtected):
    def _process(self):
        return self.note.text


class RHShareNote(RHProtected):
    @use_args({"token": str})
    def _check_access(self, token):
        RHProtected._check_access(self)
        if not self.note.can_share(session["user"], token):
            abort(403)


class RHRevision(RH):
    def _check_access(self):
        if not self._check_revision_access():
            abort(403)

    def _check_revision_access(self):
        return self.revision.is_public


class RHEditRevision(RHRevision):
    def _check_revision_access(self):
        return self.revision.can_edit(session["user"])
