from flask import abort, session


class RH:
    def _check_access(self):
        pass

    def process(self):
        with self.transaction():
            self._check_access()
        return self._process()

    def _process(self):
        raise NotImplementedError


class RHProtected(RH):
    def _check_access(self):
        if session.get("user") is None:
            abort(403)


class RequireUserMixin:
    def _check_access(self):
        if session.get("user") is None:
            abort(403)
