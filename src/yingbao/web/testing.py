"""Settings for tests: keys, database and files of their own, never those of an installation."""

import atexit
import os
import shutil
import tempfile

os.environ["YINGBAO_HOME"] = tempfile.mkdtemp(prefix="yingbao-test-")
os.environ["YINGBAO_TESTING"] = "True"

from yingbao.web.settings import *  # noqa: F403

STATIC_ROOT.mkdir()  # noqa: F405  # nothing is collected for tests, and nothing is missed
atexit.register(shutil.rmtree, HOME, ignore_errors=True)  # noqa: F405

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # quick; the real one is tested apart

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, so that several connections race as they do on an installation; no fsync a test.
    DATABASES["default"]["TEST"] = {"NAME": HOME / "test.sqlite3"}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] = (  # noqa: F405
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    )
