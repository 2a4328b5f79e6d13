"""Settings for tests: keys, database and files of their own, never those of an installation."""

import os
import tempfile

os.environ["YINGBAO_HOME"] = tempfile.mkdtemp(prefix="yingbao-test-")
os.environ["YINGBAO_TESTING"] = "True"

from yingbao.web.settings import *  # noqa: F403

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
]  # quick; the real one is tested apart
