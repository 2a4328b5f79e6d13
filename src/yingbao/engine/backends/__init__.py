"""Where rules run. A backend takes the same SQL text and gives the same rows."""

from yingbao.engine.backends.base import Answer, Backend

__all__ = ["Answer", "Backend"]
