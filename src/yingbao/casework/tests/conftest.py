from yingbao.casework.tests.cast import cast
from yingbao.casework.tests.lasting import world

__all__ = ["cast", "world"]
